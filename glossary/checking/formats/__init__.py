"""Findings as text, for people and for programs: one file a format, each a function from findings to lines."""
