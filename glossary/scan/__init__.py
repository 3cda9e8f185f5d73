"""From a post's text to its annotations: finds where they stand, and has the grammar read them.

    annotations  text -> annotations
    sites        the marked spans with a parenthesis behind them
    marks        which marks open and which close
    paragraphs   the paragraph or table cell around an offset, and where its parentheses close

Pure and linear: every paragraph that holds a site is walked once.
"""

from glossary.scan.annotations import scan
from glossary.scan.marks import bold_spans
from glossary.scan.sites import DEFAULT_MARKS, Site, find_sites

__all__ = ["DEFAULT_MARKS", "Site", "bold_spans", "find_sites", "scan"]
