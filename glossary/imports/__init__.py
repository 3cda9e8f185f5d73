"""Other people's terminology into the glossary: one reader a format; what is new, fills a gap, or conflicts.

Pure but for `commands/import_` and the file of conflicts: text in, entries with their lines out; a document in, the
changed document out.
"""
