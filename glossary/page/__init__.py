"""The terms reference page: from entries to the files of a small website, or of one that a generator builds.

`collect` gathers what the page shows, `entries` and `initials` bring it into order, `html`, `markdown`, `json` and
`eleventy` write it out as texts by file name, and `output` puts those on disk.
"""
