"""The glossary in the formats of other tools: one file a format, one table of them all.

Pure: entries in, the bytes of files out, and what could not be written with the reason.
"""
