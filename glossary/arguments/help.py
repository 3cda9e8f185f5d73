"""How help is laid out: as `argparse` does it, but for asking how wide the terminal is."""

from __future__ import annotations

import argparse
from typing import Any

from glossary.language.terminal import columns

# Where nothing tells how wide it is; and what `argparse` leaves free at the end of a line.
_USUAL, _FREE = 80, 2


class Parser(argparse.ArgumentParser):
    """A parser whose help, and that of its commands, is laid out so."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **{"formatter_class": _Help, **named})


class _Help(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=columns(_USUAL) - _FREE)
