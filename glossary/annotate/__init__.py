"""Definitions into a post, and out of it again."""

from glossary.callable_room import make_callable

make_callable(__name__)
