"""A bilingual glossary out of the annotations in Chinese Markdown posts.

    posts ──scan──▶ annotations ──concepts──▶ entries ──store──▶ data/glossary.yaml ──▶ annotate · check · page · show
                        └───────────── index (SQLite): what each post says, the compiled glossary

Where to look, from the bottom up; imports only go down:

    values      model errors · script folding english abbreviation width · packing alone report
    posts       posts (bytes in and out) · markdown (what is prose) · front_matter · config
    grammar/    what a bold span and its parenthesis say, both ways · scan (where they stand) · plain_terms
    index       index index_file lookup · read_post reading workers · comparing gather headwords
    concepts    concepts: profiles likeness linking clustering senses neighbours · election script_choice
                decisions (a person's) · proposals review deciding
    store       store: store_* (YAML, spliced) · lock (whose line is whose) · yaml_text · glossary_file
    extract     extract carrying_out job · full_change · few_posts small_change increment · reconcile evidence
    annotate    matching places candidates worth · counting segmentation known · styles safety edits · strip
    check/      one file a rule · page/ one file a format · show
    commands/   one file a command: what is done in which order, and what is said · cli · setup
"""

__version__ = "0.1.0"
