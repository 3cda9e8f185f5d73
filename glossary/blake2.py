"""BLAKE2 as `hashlib` has it, without OpenSSL, which takes as long to load as a tenth of what one post may take."""

from __future__ import annotations

try:
    from _blake2 import blake2b, blake2s
except ImportError:
    from hashlib import blake2b, blake2s

__all__ = ["blake2b", "blake2s"]
