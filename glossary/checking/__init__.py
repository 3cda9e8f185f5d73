"""`glossary check`: what is inconsistent across posts, and how to mend it.

finding    one finding, a value                  read in this order:
facts      what the index knows; given_up: names that are no longer used
context    what a rule may look at: one post; checked_text: where findings are made
wording    how English names differ; words, rewrite, raw_marks, moved_marks, glossary_text, sightings: for some rules
rules/     one rule a file
registry   the rules, found by walking that folder
settings   which rules are on; option_values: their options
ignores    `<!-- glossary: ignore RULE -->`
run        one post through all rules
posts      many posts, in many processes
job        all that is to be checked; glossary_rules: what of it is the glossary file
fixing     fixes, checked before they are written; harm: that nothing else changes
baseline   what is accepted as it is
formats/   findings as text
"""
