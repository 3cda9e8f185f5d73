"""A bilingual glossary out of the annotations in Chinese Markdown posts.

    posts ──scan──▶ annotations ──entries──▶ entries ──store──▶ data/glossary.yaml ──▶ annotate · check · page · show
                        └───────────── index (SQLite): what each post says, the compiled glossary

Where to look, from the bottom up; imports only go down (a test holds that):

    model errors report edits json_text    frozen values; errors that a person can mend; what is said; edits; JSON
    blake2       the hash that files and bytes are known by
    language/    Chinese and English words: keys, scripts, short forms, likeness, width on a terminal
    config       what a person may set
    posts/       posts as files: selection finding reading rewriting difference front_matter processes git_changes
    inputs/      posts out of URLs and datasets, one file a kind: files table
    markdown/    what is prose, and the structure that a rewrite may not change
    grammar/     what a bold span and its parenthesis say, both ways
    sites/       where annotations stand in a text: `scan`
    index/       SQLite: what was read from each post, the compiled glossary, finding an entry; session and run_lock
    entries/     uses of headwords ▶ concepts ▶ entries: profiles linking clustering senses build election
    mentions/    where an entry's words stand in prose: matching counting senses
    store/       data/glossary.yaml taken apart and spliced together again; the lock that tells whose line is whose
    extract/     posts ▶ the glossary file: run carrying_out, then full_change, or few_posts where few have changed
    annotating/  which mentions, where, in which style; strip is the way back
    review/      a person's decisions: proposals to walk through, merge, split
    checking/    one file a rule · page/ one file a format · tooltips/ definitions into built pages · show
    export/      the formats of other tools, one file each · imports/ their way back, one reader each
    context/     the entries of one text · translation/ whether a translation uses their names
    server/      the language server: what an editor asks, one file a request
    commands/    one file a command: what is done in which order, and what is said · arguments/ · cli
    python_markdown  tooltips in what Python-Markdown renders
    api          what other programs may use, as `glossary.NAME`: the names in `__all__`, and only those
"""

from __future__ import annotations

TYPE_CHECKING = False  # as `typing` has it, which `glossary --version` need not wait for
if TYPE_CHECKING:
    from glossary.annotating.values import Annotated
    from glossary.api import (
        Annotation,
        Entry,
        FileError,
        Glossary,
        GlossaryError,
        Parts,
        Unwritable,
        annotate,
        check,
        format_annotation,
        open_glossary,
        parse,
        scan,
    )
    from glossary.checking.finding import Finding

__version__ = "0.1.0"
__all__ = [
    "Annotated",
    "Annotation",
    "Entry",
    "FileError",
    "Finding",
    "Glossary",
    "GlossaryError",
    "Parts",
    "Unwritable",
    "__version__",
    "annotate",
    "check",
    "format_annotation",
    "open_glossary",
    "parse",
    "scan",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """The public names, each imported when it is first asked for: `glossary --version` needs none of them."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        home = {"Annotated": "annotating.values", "Finding": "checking.finding"}.get(name, "api")
        return getattr(import_module(f"{__name__}.{home}"), name)
