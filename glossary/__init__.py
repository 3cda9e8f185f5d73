"""A bilingual glossary out of the annotations in Chinese Markdown posts.

    posts ──scan──▶ annotations ──entries──▶ entries ──store──▶ data/glossary.yaml ──▶ annotate · check · page · show
                        └───────────── index (SQLite): what each post says, the compiled glossary

Where to look, from the bottom up; imports only go down (a test holds that):

    model errors report edits    frozen values; the errors a person can mend; what is said; edits, applied
    language/    Chinese and English words: keys, scripts, short forms, likeness, width on a terminal
    config       what a person may set
    posts/       posts as files: selection finding reading rewriting difference front_matter processes git_changes
    markdown/    what is prose, and the structure that a rewrite may not change
    grammar/     what a bold span and its parenthesis say, both ways
    scan/        where annotations stand in a text
    index/       SQLite: what was read from each post, the compiled glossary, finding an entry; session and run_lock
    entries/     uses of headwords ▶ concepts ▶ entries: profiles linking clustering senses build election
    mentions/    where an entry's words stand in prose: matching counting senses
    store/       data/glossary.yaml taken apart and spliced together again; the lock that tells whose line is whose
    extract/     posts ▶ the glossary file: run carrying_out, then full_change, or few_posts where few have changed
    annotate/    which mentions, where, in which style; strip is the way back
    review/      a person's decisions: proposals to walk through, merge, split
    check/       one file a rule · page/ one file a format · tooltips/ definitions into built pages · show
    export/      the formats of other tools, one file each
    commands/    one file a command: what is done in which order, and what is said · arguments/ · cli
"""

__version__ = "0.1.0"
