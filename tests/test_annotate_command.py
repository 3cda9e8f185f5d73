"""`glossary annotate` on files: in place, whole or not at all, and one clear line for what cannot be done."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from glossary.annotating import worth
from glossary.annotating.worth import Features, reason
from glossary.posts.rewriting import put_back
from glossary.report import Report
from tests.garden import Garden

NEW = "---\ntitle: 大模型\n---\n\n大模型与代理。\n"
AFTER = NEW.replace("\n\n大模型", "\n\n**大模型**（Large Model: 参数量巨大的模型）").replace(
    "代理", "**代理**（Agent: 替人办事的程序）"
)


@pytest.fixture
def new_post(garden: Garden) -> Path:
    """A garden with a glossary, and a post without annotations."""
    garden.run("extract")
    garden.put("content/new.md", NEW)
    return garden.root / "content/new.md"


def test_in_place_and_nothing_more_the_second_time(garden: Garden, new_post: Path) -> None:
    assert garden.run("annotate", "content/new.md") == 0
    assert new_post.read_text("utf-8") == AFTER
    stamp = new_post.stat().st_mtime_ns
    assert garden.run("annotate", "content/new.md") == 0
    assert new_post.stat().st_mtime_ns == stamp


def test_check_and_diff_write_nothing(garden: Garden, new_post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert garden.run("annotate", "--check", "content/new.md") == 1
    assert garden.run("annotate", "--diff", "content/new.md") == 0
    assert new_post.read_text("utf-8") == NEW
    assert "+**大模型**（Large Model: 参数量巨大的模型）与**代理**" in capsys.readouterr().out
    garden.run("annotate", "content/new.md")
    assert garden.run("annotate", "--check", "content/new.md") == 0


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Large Model", "content/new.md:5: 大模型 is annotated, with a score of "),
        ("agent", "content/new.md:5: 代理 is left: skipped"),
        ("估值", "1 post: 估值 is not mentioned, other than in annotations, code or markup"),
    ],
)
def test_explain_says_what_becomes_of_a_term_and_writes_nothing(
    garden: Garden, new_post: Path, capsys: pytest.CaptureFixture[str], word: str, said: str
) -> None:
    capsys.readouterr()
    skipped = ["--skip", "代理"] if word == "agent" else []
    assert garden.run("annotate", *skipped, "--explain", word, "content/new.md") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(said)
    assert new_post.read_text("utf-8") == NEW


def test_explain_says_that_one_character_is_never_looked_for(
    garden: Garden, new_post: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.glossary += "- term: 熵\n  english: entropy\n"
    capsys.readouterr()
    assert garden.run("annotate", "--explain", "熵", str(new_post)) == 0
    assert "熵 is never looked for: one character alone" in capsys.readouterr().out


def test_every_feature_is_told_in_words() -> None:
    for name in Features._fields:
        alone = Features._make(float(field == name) for field in Features._fields)
        assert worth._IN_WORDS[name] in reason(alone)


def test_explain_knows_no_word_outside_of_the_glossary(
    garden: Garden, new_post: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert garden.run("annotate", "--explain", "没有的词", "content/new.md") == 2
    assert "没有的词: not in the glossary" in capsys.readouterr().err


def test_jsonl_says_what_was_written(garden: Garden, new_post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    garden.run("annotate", "--format", "jsonl", "content/new.md")
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["term"], each["line"], each["column"]) for each in records] == [("大模型", 5, 1), ("代理", 5, 5)]
    assert records[0]["text"] == "**大模型**（Large Model: 参数量巨大的模型）"
    assert 0 <= records[0]["score"] <= 1 and records[0]["why"]


def test_stdin_to_stdout(
    garden: Garden, new_post: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NEW.encode())))
    assert garden.run("annotate", "-") == 0
    assert capfdbinary.readouterr().out == AFTER.encode()


def test_options_choose_the_terms(garden: Garden, new_post: Path) -> None:
    garden.run("annotate", "--only", "大模型", "--style", "english", "content/new.md")
    assert new_post.read_text("utf-8") == NEW.replace("\n\n大模型", "\n\n**大模型**（Large Model）")


def test_an_unknown_term_is_said(garden: Garden, new_post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert garden.run("annotate", "--only", "没有这个词", "content/new.md") == 2
    assert "没有这个词: not in the glossary" in capsys.readouterr().err
    assert new_post.read_text("utf-8") == NEW


def test_bytes_that_are_no_text_are_left(garden: Garden, new_post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_post.write_bytes("大模型".encode() + b"\xff\n")
    garden.put("content/good.md", "大模型。\r\n")
    assert garden.run("annotate", "content/new.md", "content/good.md") == 2
    assert new_post.read_bytes() == "大模型".encode() + b"\xff\n"
    assert (garden.root / "content/good.md").read_bytes().endswith("。\r\n".encode())
    assert "not UTF-8 at byte 9" in capsys.readouterr().err


def test_a_read_only_post_is_left(garden: Garden, new_post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_post.chmod(0o444)
    assert garden.run("annotate", "content/new.md") == 2
    assert new_post.read_text("utf-8") == NEW
    said = capsys.readouterr().err
    assert "content/new.md: cannot be written, it is read-only" in said and "annotation" not in said


def test_a_post_that_changes_meanwhile_is_left(tmp_path: Path) -> None:
    post, said = tmp_path / "a.md", io.StringIO()
    post.write_text("changed by an editor", "utf-8")
    assert not put_back(str(post), b"as it was read", "annotated", Report(stream=said))
    assert post.read_text("utf-8") == "changed by an editor"
    assert "changed on disk while this ran" in said.getvalue()


def test_a_missing_post_is_an_error(garden: Garden, new_post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert garden.run("annotate", "content/missing.md") == 2
    assert "content/missing.md: no such file or folder" in capsys.readouterr().err


def test_without_a_terminal_nobody_can_be_asked(
    garden: Garden, new_post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    assert garden.run("annotate", "-i", "content/new.md") == 2
    assert new_post.read_text("utf-8") == NEW


def test_a_name_is_rather_the_entry_of_that_name_than_an_alias(garden: Garden) -> None:
    garden.glossary = (
        "version: 1\nterms:\n"
        "- term: GPT\n  english: Generative Pre-trained Transformer\n"
        "- term: 词元\n  english: Token\n  definition: 文本的基本单位\n  aliases: [GPT]\n"
    )
    garden.put("content/new.md", "谈谈 GPT。\n")
    assert garden.run("annotate", "--all", "content/new.md") == 0
    text = (garden.root / "content/new.md").read_text("utf-8")
    assert text == "谈谈 **GPT**（Generative Pre-trained Transformer）。\n"


def test_many_posts_are_told_of_in_few_lines(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.run("extract")
    garden.put("drafts/a.md", NEW)
    garden.put("drafts/b.md", "没有。\n")
    capsys.readouterr()
    assert garden.run("annotate", "--check", "drafts") == 1
    said = capsys.readouterr().err
    assert "drafts/a.md: 2 annotations to write\n" in said
    assert "drafts/b.md" not in said
    assert said.endswith("2 posts: 2 annotations to write\n")
    assert garden.run("strip", "--check", "drafts") == 0
    assert capsys.readouterr().err == "2 posts: 0 annotations out\n"


@pytest.fixture
def varied(garden: Garden) -> Garden:
    """A garden of 200 posts, and one to come, with words that the posts annotate always, often and seldom."""
    shares = {("注意力机制", "Attention"): 200, ("检索增强", "Retrieval"): 110, ("词元", "Token"): 80}
    for number in range(200):
        words = (f"**{word}**（{name}）" if number < share else word for (word, name), share in shares.items())
        garden.put(f"content/p{number}.md", "今天谈到" + "，也谈到".join(words) + "。\n")
    garden.run("extract")
    garden.put("content/new.md", "今天谈到" + "，也谈到".join(word for word, _ in shares) + "。\n")
    return garden


def test_density_says_how_much_is_written(varied: Garden) -> None:
    counts = [_annotations(varied, "--density", density) for density in ("low", "medium", "high")]
    assert counts[0] < counts[1] < counts[2]
    assert _annotations(varied) == counts[1], "as the garden's own posts, where nobody says otherwise"


def test_a_density_and_a_score_are_not_both_said(garden: Garden, new_post: Path) -> None:
    with pytest.raises(SystemExit):
        garden.run("annotate", "--density", "low", "--min-score", "0.5", "content/new.md")


def _annotations(garden: Garden, *options: str) -> int:
    new = garden.root / "content/new.md"
    before = new.read_text("utf-8")
    garden.run("annotate", *options, "content/new.md")
    written = new.read_text("utf-8").count("**（")
    new.write_text(before, "utf-8")
    return written
