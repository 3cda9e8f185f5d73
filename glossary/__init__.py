"""A bilingual glossary out of the annotations in Chinese Markdown posts."""

__version__ = "0.1.0"
