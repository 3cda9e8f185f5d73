"""The public interface: what it gives, that its examples are true, and that nothing else is public."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import glossary
from glossary import Annotation, Entry, Glossary, GlossaryError, Parts, api

MODELS = Entry("大模型", "Large Model", "参数量巨大的模型", aliases=("LM",))
NAMES = [name for name in glossary.__all__ if name != "__version__"]


def test_the_examples_are_true() -> None:
    failed, tried = doctest.testmod(api)
    assert failed == 0 and tried > 5


def test_every_name_is_documented_and_can_be_had() -> None:
    code = f"import glossary; assert all(getattr(glossary, name).__doc__ for name in {NAMES})"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.thorough
@pytest.mark.parametrize("name", NAMES)
def test_every_name_can_be_had_first(name: str) -> None:
    code = f"import glossary; assert getattr(glossary, {name!r}).__doc__"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_there_is_no_other_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'scam'"):
        _ = glossary.scam  # type: ignore[attr-defined]


def test_no_folder_takes_the_place_of_a_public_name() -> None:
    rooms = {path.stem for path in Path(glossary.__file__).parent.iterdir()}
    assert not rooms & set(glossary.__all__)


def test_importing_the_package_imports_nothing_of_it() -> None:
    code = "import sys, glossary; print([name for name in sys.modules if name.startswith('glossary.')])"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout == b"[]\n"


def test_scan_reads_what_format_annotation_writes() -> None:
    parts = Parts("大模型", "Large Model", "", "参数量巨大的模型")
    written = glossary.format_annotation(parts)
    (found,) = glossary.scan(f"说{written}。")
    assert isinstance(found, Annotation) and (found.start, found.end) == (1, 1 + len(written))
    assert (found.term, found.english, found.definition) == ("大模型", "Large Model", "参数量巨大的模型")
    assert glossary.parse("大模型", "Large Model: 参数量巨大的模型") == parts
    assert glossary.parse("利率", "上周五涨到 4%") is None


@pytest.mark.parametrize("word", ["大模型", "大模型 ", "LARGE MODELS", "lm"])
def test_any_form_of_a_word_finds_its_entry(word: str) -> None:
    assert Glossary([MODELS, Entry("估值", "valuation")]).find(word) == [MODELS]


def test_what_is_removed_is_not_found() -> None:
    assert Glossary([MODELS._replace(status="removed")]).find("大模型") == []


def test_a_glossary_is_opened_from_its_file_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text("version: 1\nterms:\n- term: 大模型\n  english: Large Model\n", "utf-8")
    opened = glossary.open_glossary(path)
    assert (list(opened), len(opened)) == ([Entry("大模型", "Large Model")], 1)
    assert list(tmp_path.iterdir()) == [path]


def test_a_glossary_that_is_none_is_said_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    with pytest.raises(glossary.FileError, match="no such file"):
        glossary.open_glossary(path)
    path.write_text("version: 1\nterms:\n- term: 大模型\n  englsh: x\n", "utf-8")
    with pytest.raises(GlossaryError, match=r"yaml:4:3: unknown field englsh"):
        glossary.open_glossary(str(path))


def test_annotate_inserts_and_a_second_time_does_nothing() -> None:
    words = Glossary([MODELS])
    annotated = glossary.annotate("大模型改变了写作。", words)
    assert annotated.after == "**大模型**（Large Model: 参数量巨大的模型）改变了写作。"
    assert [one.entry for one in annotated.written] == [MODELS]
    assert glossary.annotate(annotated.after, words).after == annotated.after
    assert glossary.annotate("大模型。", words, skip=["LM"]).written == ()
    assert glossary.annotate("大模型。", words, limit=0).after == "大模型。"


def test_check_finds_by_place_and_by_the_rules_asked_for() -> None:
    words = Glossary([MODELS])
    text = "**大模型**（Giant Model）与**估值**(valuation)"
    found = glossary.check(text, words, path="a.md")
    assert ("a.md", 1, "english-conflict") in [(one.path, one.line, one.rule) for one in found]
    assert found == sorted(found)
    assert {one.rule for one in glossary.check(text, words, select=["english-conflict"])} == {"english-conflict"}
    assert not glossary.check(text, words, select=["english-conflict"], ignore=["english-conflict"])
    with pytest.raises(GlossaryError, match="unknown rule"):
        glossary.check(text, words, select=["no-such-rule"])


@pytest.mark.parametrize("marks", [("“",), ("",), ("xx",), ("plainn",), "**"])
def test_a_mark_that_is_none_is_said(marks: tuple[str, ...]) -> None:
    words = Glossary([MODELS])
    with pytest.raises(GlossaryError, match=r"^marks: '.*' is none; expected a list of pairs such as"):
        glossary.scan("**大模型**（Large Model）", marks)
    with pytest.raises(GlossaryError, match=r"^marks: "):
        glossary.annotate("大模型。", words, marks=marks)
    with pytest.raises(GlossaryError, match=r"^marks: "):
        glossary.check("大模型。", words, marks=marks)


def test_a_style_that_is_none_is_said() -> None:
    with pytest.raises(GlossaryError, match=r"^style: 'long' is none; expected one of: full"):
        glossary.annotate("大模型。", Glossary([MODELS]), style="long")
