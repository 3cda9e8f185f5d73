"""Whether colours may be written."""

from __future__ import annotations

import os
from typing import TextIO

from glossary.language.terminal import knows_sequences

CHOICES = ("auto", "always", "never")


def choose_colour(choice: str) -> None:
    """Make `--color` the environment's wish, which the programs that are started inherit."""
    if choice in ("always", "never"):
        os.environ.pop("NO_COLOR", None)
        os.environ.pop("FORCE_COLOR", None)
        os.environ["FORCE_COLOR" if choice == "always" else "NO_COLOR"] = "1"


def takes_colour(stream: TextIO) -> bool:
    """Tell whether a stream takes colours: as NO_COLOR or else FORCE_COLOR says, else a terminal that knows them."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return knows_sequences(stream)
