"""A bilingual glossary out of the annotations in Chinese Markdown posts.

    posts ──scan──▶ annotations ──concepts──▶ entries ──store──▶ data/glossary.yaml ──▶ annotate · check · page · show
                        └───────────── index (SQLite): what each post says, the compiled glossary

Where to look, from the bottom up; imports only go down (a test holds that):

    model errors report alone    frozen values; the errors a person can mend; what is said; one run at a time
    language/    Chinese and English words: keys, scripts, short forms, likeness, width on a terminal
    posts/       bytes in and out · markdown (what is prose) · front_matter · config
    grammar/     what a bold span and its parenthesis say, both ways · scan (where they stand) · plain_terms
    index/       SQLite: what was read from each post, the compiled glossary, finding an entry by any of its words
    concepts/    uses of headwords ▶ concepts ▶ entries: profiles linking clustering senses build election
    store/       data/glossary.yaml taken apart and spliced together again; the lock that tells whose line is whose
    extract/     posts ▶ the glossary file: run carrying_out, then full_change, or few_posts where few have changed
    edits        (span, replacement), joined and applied · matching (mentions) safety rewriting change
    annotate/    which mentions, where, in which style; strip is the way back
    review/      a person's decisions: proposals to walk through, merge, split
    check/       one file a rule · page/ one file a format · show
    commands/    one file a command: what is done in which order, and what is said · setup · arguments/ · cli
"""

__version__ = "0.1.0"
