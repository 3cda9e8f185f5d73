"""`glossary completion`: what a shell reads to complete commands and options."""

from __future__ import annotations

import sys
from argparse import Namespace
from copy import copy

from glossary.arguments.parser import parser
from glossary.report import Report


def run(arguments: Namespace, report: Report) -> int:
    """Writes the completion of both names of the program to stdout."""
    import shtab

    whole = copy(parser())
    for name in ("glossary", "bilingual-glossary"):
        whole.prog = name
        sys.stdout.write(shtab.complete(whole, arguments.shell) + "\n")
    return 0
