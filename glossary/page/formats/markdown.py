"""The page as Markdown, for any generator: headings make the addresses, and no text can be taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from glossary.page.entries import PageEntry, PostLink
from glossary.page.initials import InitialGroup, Sheet, sheet_title
from glossary.page.pinyin import OTHERS
from glossary.page.setting import Setting

_special = re.compile(r"([\\`*_\[\]|~#!>+=$^-])")
# Liquid, Nunjucks, Hugo and MDX read what is between braces before Markdown is, and Vue after it: an empty element
# parts two braces that meet, which MDX takes as well (a comment it does not).
_braces = str.maketrans({"{": "&#123;", "}": "&#125;"})
_PART = "<span></span>"
_two_braces = re.compile(r"(?<=\{)(?=\{)|(?<=\})(?=\})")
# MDX takes a paragraph that begins so for a line of JavaScript.
_module_word = re.compile(r"^([ei])(?=(?:xport|mport)\b)")
_leading_number = re.compile(r"^(\d+)([.)])")


def escape_markdown(text: str) -> str:
    """A text that Markdown, HTML and template languages show as it is."""
    plain = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
    escaped = _leading_number.sub(r"\1\\\2", _special.sub(r"\\\1", plain))
    without_modules = _module_word.sub(lambda match: f"&#{ord(match[1])};", escaped)
    parted = _two_braces.sub(_PART, without_modules)
    return parted.translate(_braces)


def markdown_files(sheets: Sequence[Sheet], setting: Setting) -> Iterator[tuple[str, str]]:
    """One file, or one for each sheet and one that lists them."""
    if len(sheets) == 1 and not sheets[0].name:
        yield "glossary.md", _file(setting.title, _groups(sheets[0], setting))
        return
    for sheet in sheets:
        yield _name(sheet.name), _file(f"{setting.title} · {_heading(sheet.name, setting)}", _groups(sheet, setting))
    lines = (f"- [{_heading(sheet.name, setting)}]({_name(sheet.name)}) {len(sheet.entries):,}\n" for sheet in sheets)
    yield "glossary.md", _file(setting.title, lines)


def _name(sheet: str) -> str:
    return f"glossary-{sheet}.md"


def _heading(name: str, setting: Setting) -> str:
    return setting.text["others"] if name == OTHERS else sheet_title(name)


def _file(title: str, body: Iterator[str]) -> str:
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    return f'---\ntitle: "{quoted}"\n---\n\n' + "".join(body)


def _groups(sheet: Sheet, setting: Setting) -> Iterator[str]:
    for group in sheet.groups:
        yield f"## {_heading(group.name, setting)}\n\n"
        yield from _entries(group, setting)


def _entries(group: InitialGroup, setting: Setting) -> Iterator[str]:
    if group.sheet:
        yield f"[{sheet_title(group.name)}]({_name(group.sheet)})\n\n"
    for entry in group.entries:
        heading = f"### {_anchors(entry)}{escape_markdown(entry.entry.term)}"
        yield "\n\n".join((heading, *_paragraphs(entry, setting))) + "\n\n"


def _anchors(one: PageEntry) -> str:
    """The entry's ids: generators make their own of headings, which change with what stands before."""
    return "".join(f'<a id="{escape(identifier)}"></a>' for identifier in (one.id, *one.other_ids))


def _paragraphs(one: PageEntry, setting: Setting) -> Iterator[str]:
    entry, text = one.entry, setting.text
    kind = text[f"kind_{entry.kind}"] if entry.kind and entry.kind != "concept" else ""
    status = text.get(f"status_{entry.status}", "")
    names = " · ".join(filter(None, (escape_markdown(entry.english), kind, status)))
    if names:
        yield names
    if entry.definition:
        yield escape_markdown(entry.definition)
    if entry.aliases:
        yield _labelled(text["also"], text["comma"].join(map(escape_markdown, entry.aliases)), setting)
    if entry.superseded:
        yield _labelled(text["formerly"], text["comma"].join(map(escape_markdown, entry.superseded)), setting)
    for field, counts in one.wordings.items():
        wordings = text["comma"].join(f"{escape_markdown(wording)} ×{count}" for wording, count in counts)
        yield _labelled(f"{text['other_wordings']} · {text[f'wording_{field}']}", wordings, setting)
    if one.seen:
        yield "\n".join((_labelled(text["seen"], "", setting).rstrip() + "\n", *_posts(one, setting)))


def _labelled(label: str, what: str, setting: Setting) -> str:
    return f"{label}：{what}" if setting.language == "zh" else f"{label}: {what}"


def _posts(one: PageEntry, setting: Setting) -> Iterator[str]:
    yield from (f"- {_post(link)}" for link in one.seen)
    if one.posts > len(one.seen):
        yield "- " + setting.text["unlisted"].format(n=f"{one.posts - len(one.seen):,}")


def _post(link: PostLink) -> str:
    address = link.url.replace("(", "%28").replace(")", "%29").replace("<", "%3C")
    return " ".join(filter(None, (f"[{escape_markdown(link.title)}](<{address}>)", link.date)))
