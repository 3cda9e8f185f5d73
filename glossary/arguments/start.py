"""What `glossary` says when nothing is asked of it."""

from __future__ import annotations

START = """\
glossary: a bilingual glossary out of the annotations in your Chinese Markdown posts

An annotation is a bold term and what it is, or is called, in parentheses:
  **大模型**（Large Model: 参数量巨大的人工智能模型）

Try it on your posts; write the name of their folder for content/:
  glossary scan content/           list the annotations that stand there
  glossary extract content/        gather them in data/glossary.yaml, which is yours to edit
  glossary check                   find where posts disagree
  glossary annotate --diff NEW.md  see what a new post would be annotated with
  glossary page --open             look the terms up in a page of their own

All commands: glossary --help. One command, with examples: glossary extract --help.
"""
