"""What `annotate` wrote is recorded beside the glossary: `strip` takes it out to the byte, and it is nobody's evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.annotating.styles import STYLES
from glossary.annotating.text import Options, annotate_text
from glossary.annotating.undoing import undone, wrote
from glossary.model import Entry
from glossary.store.record import PostRecord, Wrote, lines_of, parse_record, render_record
from tests.garden import Garden
from tests.small_glossary import SmallGlossary

FILE = "data/.glossary.written"
GLOSSARY = SmallGlossary(
    [
        Entry("大模型", "Large Model", "参数量巨大的模型"),
        Entry("模型", "Model", "对现实的简化"),
        Entry("护城河", "Moat", "别人难以越过的优势"),
        Entry("API", "Application Programming Interface", "程序之间的约定"),
    ]
)
PIECES = ["大模型", "模型", "护城河", "API", "**护城河**", "__API__", "字", "，", "`API`", "# ", "- ", " "]
ENDS = ["", "\n", "\r\n", "\n\n", "\r"]
texts = st.lists(st.sampled_from([*PIECES, "\n\n", "\r\n\r\n"]), max_size=20).map("".join)


@settings(deadline=None)
@given(texts, st.sampled_from(ENDS), st.sampled_from(sorted(STYLES)))
def test_every_style_is_undone_to_the_byte(text: str, end: str, style: str) -> None:
    annotated = annotate_text(text + end, GLOSSARY, Options(style=style, every=True))
    record = PostRecord(tuple(wrote(annotated)))
    assert parse_record(render_record({"a.md": record})) == ({"a.md": record} if record.wrote else {})
    done = undone(annotated.after, record)
    assert done.text == text + end
    assert (done.gone, done.record.wrote) == (len(annotated.written), ())


@pytest.mark.parametrize("style", sorted(STYLES))
@pytest.mark.parametrize("first", ["大模型", "护城河"])
def test_one_after_the_other(style: str, first: str) -> None:
    text = "大模型没有护城河。\n"
    annotated = annotate_text(text, GLOSSARY, Options(style=style, every=True))
    some = undone(annotated.after, PostRecord(tuple(wrote(annotated))), only={first})
    assert (some.gone, len(some.record.wrote)) == (1, 1)
    assert undone(some.text, some.record).text == text


def test_what_a_person_changed_stays() -> None:
    annotated = annotate_text("大模型没有护城河。\n", GLOSSARY, Options(every=True))
    edited = annotated.after.replace("Large Model", "Large Language Model")
    done = undone(edited, PostRecord(tuple(wrote(annotated))))
    assert done.text == "**大模型**（Large Language Model: 参数量巨大的模型）没有护城河。\n"
    assert done.record.wrote == ()


def test_the_same_words_in_code_stay() -> None:
    text = "`**护城河**（Moat: 别人难以越过的优势）`与护城河。\n"
    annotated = annotate_text(text, GLOSSARY, Options(every=True))
    assert annotated.after != text
    assert undone(annotated.after, PostRecord(tuple(wrote(annotated)))).text == text


def test_the_bold_may_stay() -> None:
    annotated = annotate_text("大模型。\n", GLOSSARY, Options(every=True))
    assert undone(annotated.after, PostRecord(tuple(wrote(annotated))), keep_bold=True).text == "**大模型**。\n"


@given(st.text(), st.text(min_size=1), st.text(), st.integers(0, 9), st.text(min_size=1), st.sets(st.text()))
def test_the_text_of_a_record_is_read_back(
    before: str, after: str, tail: str, earlier: int, name: str, refused: set[str]
) -> None:
    one = PostRecord((Wrote(before, after, tail, earlier),), frozenset(refused))
    assert parse_record(render_record({name: one})) == {name: one}


@pytest.mark.parametrize("line", ["<<<<<<< ours", "a.md\t0\t词", "a.md\tx\t词\t词（E）", "\t0\t词\t词（E）", "a.md"])
def test_lines_that_mean_nothing(line: str) -> None:
    one = PostRecord((Wrote("词", "**词**（E）"),))
    assert parse_record(f"{line}\n{lines_of('b.md', one)}") == {"b.md": one}


@pytest.fixture
def annotated(garden: Garden) -> Garden:
    """A garden with a new post that was annotated."""
    garden.run("extract")
    garden.put("content/new.md", "大模型有代理。\n")
    garden.run("extract")
    assert garden.run("annotate", "content/new.md") == 0
    assert "Large Model" in (garden.root / "content/new.md").read_text("utf-8")
    return garden


def test_strip_without_names_takes_out_all_that_was_written(annotated: Garden) -> None:
    others = (annotated.root / "content/models.md").read_bytes()
    assert annotated.run("strip") == 0
    assert (annotated.root / "content/new.md").read_text("utf-8") == "大模型有代理。\n"
    assert (annotated.root / "content/models.md").read_bytes() == others
    assert "new.md" not in (annotated.root / FILE).read_text("utf-8")


def test_the_authors_own_annotations_stay(garden: Garden) -> None:
    garden.run("extract")
    text = "**估值**（valuation）与大模型。\n"
    garden.put("content/new.md", text)
    assert garden.run("annotate", "content/new.md") == 0
    assert garden.run("strip", "content/new.md") == garden.run("strip", "content/new.md") == 0
    assert (garden.root / "content/new.md").read_text("utf-8") == text


def test_what_a_person_refused_is_not_offered_again(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.run("extract")
    garden.put("content/new.md", "大模型有代理。\n")
    answers = iter("ny")
    monkeypatch.setattr("glossary.annotating.interactive._ask", lambda _: next(answers))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert garden.run("annotate", "-i", "content/new.md") == 0
    post = garden.root / "content/new.md"
    assert post.read_text("utf-8").startswith("大模型有**代理**（")
    assert parse_record((garden.root / FILE).read_text("utf-8"))["content/new.md"].refused == {"大模型"}
    assert garden.run("annotate", "--all", "content/new.md") == 0
    assert post.read_text("utf-8").startswith("大模型有")
    capsys.readouterr()
    assert garden.run("annotate", "--explain", "大模型", "content/new.md") == 0
    assert "refused in this post before" in capsys.readouterr().out
    assert garden.run("strip", "content/new.md") == 0
    assert garden.run("annotate", "--check", "--skip", "代理", "content/new.md") == 0
    assert garden.run("annotate", "--only", "大模型", "content/new.md") == 0
    assert post.read_text("utf-8").startswith("**大模型**（Large Model")


def test_never_stands_in_the_entry_and_holds_for_every_post(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    garden.run("extract")
    for name in ("new", "other"):
        garden.put(f"content/{name}.md", "大模型有代理。\n")
    answers = iter("vyy")
    monkeypatch.setattr("glossary.annotating.interactive._ask", lambda _: next(answers))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert garden.run("annotate", "-i", "content/new.md", "content/other.md") == 0
    for name in ("new", "other"):
        assert (garden.root / f"content/{name}.md").read_text("utf-8").startswith("大模型有**代理**（")
    assert "  annotate: never\n" in (garden.root / "data/glossary.yaml").read_text("utf-8")
    assert garden.run("annotate", "--check", "--all", "content/new.md") == 0


@pytest.mark.parametrize("is_fresh", [False, True])
def test_what_was_written_is_no_evidence(annotated: Garden, *, is_fresh: bool) -> None:
    files = ["data/glossary.yaml", "data/.glossary.counts", "data/.glossary.lock"]
    before = [(annotated.root / file).read_bytes() for file in files]
    if is_fresh:
        annotated.forget()
    assert annotated.run("extract") == 0
    assert [(annotated.root / file).read_bytes() for file in files] == before


def test_what_the_record_loses_counts_again(annotated: Garden) -> None:
    """As when a person takes the lines out: then the words are the author's, though the post has not changed."""
    annotated.run("extract")
    counts = annotated.root / "data/.glossary.counts"
    assert "大模型\t2" in counts.read_text("utf-8")
    (annotated.root / FILE).unlink()
    annotated.run("extract")
    assert "大模型\t3" in counts.read_text("utf-8")


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_a_rehearsal_records_nothing(garden: Garden, option: str) -> None:
    garden.run("extract")
    garden.put("content/new.md", "大模型有代理。\n")
    garden.run("annotate", option, "content/new.md")
    assert not (garden.root / FILE).exists()


def test_the_record_stands_before_the_post_is_written(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    garden.run("extract")
    garden.put("content/new.md", "大模型有代理。\n")

    def killed(*_: object, **__: object) -> bool:
        assert "Large Model" in (garden.root / FILE).read_text("utf-8")
        raise KeyboardInterrupt

    monkeypatch.setattr("glossary.commands.annotate.put_back", killed)
    garden.run("annotate", "content/new.md")
    assert parse_record((garden.root / FILE).read_text("utf-8"))["content/new.md"].wrote


def test_a_record_that_cannot_be_read_stops_the_run(
    annotated: Garden, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (annotated.root / FILE).unlink()
    (annotated.root / FILE).mkdir()
    annotated.put("content/more.md", "大模型。\n")
    assert annotated.run("annotate", "content/more.md") == 2
    assert ".glossary.written: is a folder" in capsys.readouterr().err
    assert (annotated.root / "content/more.md").read_text("utf-8") == "大模型。\n"


def test_two_runs_at_once_keep_both_records(annotated: Garden) -> None:
    from glossary.config import Config
    from glossary.report import Report
    from glossary.store.record_file import RecordFile

    config = Config(annotated.root)
    one, other = RecordFile(config, Report(-1)), RecordFile(config, Report(-1))
    path = str(annotated.root / "content")
    one.set(f"{path}/a.md", PostRecord((Wrote("词", "**词**（A）"),)))
    other.set(f"{path}/b.md", PostRecord((Wrote("词", "**词**（B）"),)))
    one.close()
    other.close()
    assert set(parse_record((annotated.root / FILE).read_text("utf-8"))) == {
        "content/a.md",
        "content/b.md",
        "content/new.md",
    }


def test_a_folder_without_a_glossary_gets_no_record(tmp_path: Path) -> None:
    garden = Garden(tmp_path / "bare", {"a.md": "没有。\n"})
    garden.run("strip", "a.md")
    assert not (garden.root / "data").exists()
