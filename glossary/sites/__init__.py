"""From a post's text to its annotations: finds where they stand, and has the grammar read them.

    annotations  text -> annotations, each with its site if that is asked for
    finding      the marked terms with their parenthesis, behind the mark or inside it; site, gaps
    reading      what a site says, with labels that say nothing and the definition behind a colon
    kinds        the marks that are no pair: one file each; bare_names and chinese_beside judge what they find
    plain_terms  where a term without marks begins: word_classes, and beginnings that weighs what speaks for each word
    marks        which marks open and which close
    fronts       what stands in front of a term whose beginning was guessed
    paragraphs   the paragraph or table cell around an offset, and where its parentheses close

    writing      the way back: what is written so that `scan` reads it

Pure and linear: every paragraph that holds a site is walked once.
"""

from glossary.markdown.marks import ALSO, DEFAULT_MARKS, halves, mark_to_write
from glossary.sites.annotations import Placed, outermost, read_sites, scan, scan_placed
from glossary.sites.finding import find_sites
from glossary.sites.marks import bold_spans
from glossary.sites.reading import Reader
from glossary.sites.site import Site
from glossary.sites.writing import Form, format_annotation

__all__ = [
    "ALSO",
    "DEFAULT_MARKS",
    "Form",
    "Placed",
    "Reader",
    "Site",
    "bold_spans",
    "find_sites",
    "format_annotation",
    "halves",
    "mark_to_write",
    "outermost",
    "read_sites",
    "scan",
    "scan_placed",
]
