"""`glossary server`: the language server."""

from __future__ import annotations

from argparse import Namespace

from glossary.errors import GlossaryError
from glossary.report import Report


def run(arguments: Namespace, report: Report) -> int:
    """Answers an editor until it is closed. Raises GlossaryError where the extra `lsp` is not installed."""
    try:
        from glossary.server.main import serve
    except ImportError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise GlossaryError("the server needs the extra `lsp`: pip install 'bilingual-glossary[lsp]'") from error
    serve(arguments.tcp)
    return 0
