"""What XML needs of texts that may hold anything."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from glossary.language.patterns import pattern

# XML 1.0 has no way to write these: https://www.w3.org/TR/xml/#charsets
_forbidden = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def attributes(**values: object) -> str:
    """Attributes with a space in front of each."""
    return "".join(f" {name}={quoteattr(_forbidden.sub(chr(0xFFFD), str(value)))}" for name, value in values.items())
