"""The annotation grammar: what a bold span and its parenthesis say, and how an annotation is written.

    parse      two texts -> parts, or None for an aside         read in this order:
      full_form    every field behind its label
      head         `names: definition`, with full_name for a full name beside its abbreviation
      segments     names, an explanation, labelled names, with commas between
      labels       英文名… 简称… 股票代码…
      names        Latin lists: Canada Learning Bond, CLB
      fields       which name is the English, the Chinese, an alias
    judging    Chinese text by its own words
      aside        talk of this sentence, or an explanation?
      chinese_name     the name of a Latin term (companies, translations), or a description?
      chinese_alias    another name of a Chinese term?
      cues label_cues closings     the words that tell, as tables
    write      parts -> text, checked by reading it again

The one place that reads annotations and writes them; `scan` finds where they stand.
"""

from glossary.grammar.chinese_name import is_transliteration
from glossary.grammar.parse import parse
from glossary.grammar.write import Unwritable, format_inside
from glossary.model import Parts

__all__ = ["Parts", "Unwritable", "format_inside", "is_transliteration", "parse"]
