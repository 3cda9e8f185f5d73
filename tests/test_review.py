"""`glossary review`: proposals on a terminal and for scripts, decided once."""

from __future__ import annotations

import json
import os
import select
import sys
import time
from pathlib import Path

import pytest
import yaml

from glossary.entries.build import NO_DECISIONS, Decisions
from glossary.entries.questions import Proposal, is_worth_asking
from glossary.errors import GlossaryError
from glossary.review.editor import editor_command
from glossary.review.proposing import still_open
from tests.garden import Garden

pytestmark = pytest.mark.usefixtures("warm_programs")
POSTS = {
    "content/a.md": "**川普**（Trump: 商人）**川普**（Trump）**特朗普**（Trump）**特朗普**（Trump）**特朗普**（Trump）\n",
    "content/b.md": "**增强现实**（AR）" * 4 + "**AR**（一种游戏）" * 5 + "\n",
    "content/c.md": "**主角**（lead role: 戏里戏份最多的人）**主角**（lead role）\n",
    "content/d.md": "**主角**（protagonist: 推动一切的那一方）**主角**（protagonist）\n",
}


def _proposal(one: str, other: str) -> Proposal:
    return Proposal(one, other, 1.0, 2, "")


@pytest.mark.parametrize(
    ("decisions", "left"),
    [
        (NO_DECISIONS, ["ab", "ac", "bc", "aa"]),
        (Decisions(together=frozenset({("a", "b")})), ["ac", "bc", "aa"]),
        (Decisions(apart=frozenset({("a", "c")})), ["ab", "bc", "aa"]),
        # What is said of one headword holds for those that are one with it.
        (Decisions(frozenset({("a", "b")}), frozenset({("b", "c")})), ["aa"]),
        (Decisions(together=frozenset({("a", "b"), ("b", "c")})), ["aa"]),
        (Decisions(together=frozenset({("a", "a")})), ["ab", "ac", "bc"]),
        (Decisions(apart=frozenset({("a", "a")})), ["ab", "ac", "bc"]),
    ],
)
def test_what_is_answered_is_not_asked(decisions: Decisions, left: list[str]) -> None:
    proposals = [_proposal(*pair) for pair in ("ab", "ac", "bc", "aa")]
    assert [found.one + found.other for found in still_open(proposals, decisions)] == left


@pytest.fixture
def open_garden(tmp_path: Path) -> Garden:
    """A garden with three proposals, the most used first: AR, Trump, two senses of 主角."""
    garden = Garden(tmp_path, POSTS)
    garden.run("extract")
    return garden


def _open(garden: Garden, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    assert garden.run("review", "--format", "jsonl", "--min-uses", "0") == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_questions_are_written_without_opening_the_glossary(
    open_garden: Garden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """That takes longer than all else, and the index knows them, while the file is as the last extraction left it."""

    def refuse(*_: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr("glossary.commands.review.OpenGlossary", refuse)
    assert len(_open(open_garden, capsys)) == 3
    open_garden.glossary += "\n"
    with pytest.raises(AssertionError, match="opened"):
        _open(open_garden, capsys)


def test_the_most_used_comes_first(open_garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    found = _open(open_garden, capsys)
    assert [(record["one"], record["other"], record["decision"]) for record in found] == [
        ("ar", "增强现实", None),
        ("川普", "特朗普", None),
        ("主角", "主角", None),
    ]
    assert found[2]["senses"] == ["lead role", "protagonist"]


@pytest.mark.parametrize("index", ["warm", "cold"])
@pytest.mark.parametrize("decision", ["merge", "apart"])
def test_answers_are_carried_out_and_never_asked_again(
    open_garden: Garden, decision: str, index: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = [{**record, "decision": decision} for record in _open(open_garden, capsys)]
    open_garden.put("answers.jsonl", "\n".join(map(json.dumps, answers)))
    assert open_garden.run("review", "--apply", "answers.jsonl") == 0
    if index == "cold":
        open_garden.forget()
        open_garden.run("extract")
    assert _open(open_garden, capsys) == []
    terms = [entry["term"] for entry in yaml.safe_load(open_garden.glossary)["terms"]]
    expected = {"merge": ["AR", "主角", "特朗普"], "apart": ["AR", "主角", "主角", "增强现实", "川普", "特朗普"]}
    assert terms == expected[decision]


@pytest.mark.parametrize(
    "posts",
    [
        # The headword that is asked about, Chris, stands in an entry of another term.
        "**Chris**（Chris Patel）**克里斯·帕特尔**（Chris Patel）**克里斯·帕特尔**（Chris Patel）**克里斯**（Chris）",
        # Two entries of one term, which only their English names tell apart.
        "**IT**（信息技术: 处理信息的技术）**信息技术**（Info Tech: 种菜养花的手艺）",
    ],
)
def test_entries_kept_apart_are_not_asked_about_again(
    tmp_path: Path, posts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    garden = Garden(tmp_path, {"content/a.md": posts + "\n"})
    garden.run("extract")
    answers = [{**record, "decision": "apart"} for record in _open(garden, capsys)]
    assert answers
    garden.put("answers.jsonl", "\n".join(map(json.dumps, answers)))
    assert garden.run("review", "--apply", "answers.jsonl") == 0
    garden.forget()
    garden.run("extract")
    assert _open(garden, capsys) == []


def test_answers_that_fit_no_question_are_said_and_the_others_carried_out(
    open_garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _open(open_garden, capsys)
    swapped = {"one": found[0]["other"], "other": found[0]["one"], "decision": "apart"}
    lines = [{"one": "nix", "other": "nix", "decision": "merge"}, {**found[1], "decision": "merge"}, swapped]
    open_garden.put("answers.jsonl", "\n".join(map(json.dumps, lines)))
    assert open_garden.run("review", "--apply", "answers.jsonl") == 2
    said = capsys.readouterr().err
    assert "answers.jsonl:1: no question is open about nix; this line was left out" in said
    assert f"answers.jsonl:3: no question is open about {swapped['one']} and {swapped['other']}" in said
    assert "1 decision written" in said
    assert "aliases: [川普]" in open_garden.glossary


def test_the_same_number_of_questions_everywhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # 主角 is an alias, so that it cannot be split.
    lead = "**主角**（lead role）**主角**（protagonist）**男主角**（lead role）**男主角**（lead role）**男主角**（lead role）\n"
    garden = Garden(tmp_path, POSTS | {"content/c.md": lead})
    garden.run("extract")
    said = capsys.readouterr().err
    assert f"{len(_open(garden, capsys))} proposals to review" in said


def test_later_decides_nothing(open_garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    before = open_garden.glossary
    found = _open(open_garden, capsys)
    lines = [json.dumps({**record, "decision": "later"}) for record in found]
    open_garden.put("answers.jsonl", "\n".join([*lines, "", json.dumps(found[0])]))
    assert open_garden.run("review", "--apply", "answers.jsonl") == 0
    assert open_garden.glossary == before
    assert len(_open(open_garden, capsys)) == 3


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", 'answers.jsonl:1: expected {"one"'),
        ("[]", 'answers.jsonl:1: expected {"one"'),
        pytest.param("[" * 100_000, 'answers.jsonl:1: expected {"one"', id="deep"),
        ('{"one": "a", "other": "b", "decision": "mrge"}', "answers.jsonl:1: unknown decision mrge, expected: merge"),
    ],
)
def test_a_wrong_line_is_named(open_garden: Garden, line: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    open_garden.put("answers.jsonl", line)
    assert open_garden.run("review", "--apply", "answers.jsonl") == 2
    assert said in capsys.readouterr().err


def test_without_a_terminal_nothing_is_asked(open_garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert open_garden.run("review") == 2
    assert "--format jsonl" in capsys.readouterr().err


def test_before_the_first_extraction(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Garden(tmp_path).run("review") == 2
    assert "run `glossary extract` first" in capsys.readouterr().err


# --- On a terminal --------------------------------------------------------------------------------------------------


class Terminal:
    """`glossary review` on a terminal of its own."""

    def __init__(self, garden: Garden, *options: str) -> None:
        pytest.importorskip("pty")
        self._process, self._file = garden.start_on_a_terminal("review", *options)

    def read_until(self, expected: str) -> str:
        """What appears up to this text, within twenty seconds."""
        seen, end = b"", time.monotonic() + 20
        while expected not in seen.decode(errors="ignore"):
            assert time.monotonic() < end, seen.decode(errors="replace")
            if select.select([self._file], [], [], 0.1)[0]:
                try:
                    seen += os.read(self._file, 4096)
                except OSError:  # Linux says so when the other end is closed.
                    break
        return seen.decode(errors="ignore")

    def press(self, key: str) -> None:
        os.write(self._file, key.encode())

    def status(self) -> int:
        self.read_until("\0")
        status = self._process.wait()
        os.close(self._file)
        return status


def test_keys_decide_and_the_next_run_goes_on(open_garden: Garden) -> None:
    terminal = Terminal(open_garden)
    first = terminal.read_until("quit")
    assert "3 proposals left" in first
    assert "增强现实 · AR   [4 × in 1 post]" in first
    assert "content/b.md:1" in first
    terminal.press("k")
    assert "川普 · Trump" in terminal.read_until("quit")
    assert "distinct: [增强现实]" in open_garden.glossary
    terminal.press("q")
    assert terminal.status() == 0

    terminal = Terminal(open_garden)
    again = terminal.read_until("quit")
    assert "2 proposals left" in again
    assert "川普 · Trump" in again
    terminal.press("x")
    terminal.press("m")
    assert "aliases: [川普]" in open_garden.glossary or "merge" in terminal.read_until("quit")
    terminal.press("l")
    assert terminal.status() == 0
    assert "aliases: [川普]" in open_garden.glossary
    assert "- term: 川普" not in open_garden.glossary


def test_what_is_put_off_comes_last_the_next_time(open_garden: Garden) -> None:
    terminal = Terminal(open_garden)
    assert "增强现实 · AR" in terminal.read_until("quit")
    terminal.press("l")
    assert "2 proposals left" in terminal.read_until("quit")
    terminal.press("q")
    assert terminal.status() == 0
    terminal = Terminal(open_garden)
    first = terminal.read_until("quit")
    assert "3 proposals left" in first
    assert "川普 · Trump" in first
    terminal.press("q")
    assert terminal.status() == 0


def test_ctrl_c_stops_and_keeps_what_was_decided(open_garden: Garden) -> None:
    terminal = Terminal(open_garden)
    terminal.read_until("quit")
    terminal.press("k")
    terminal.read_until("quit")
    terminal.press("\x03")
    assert terminal.status() == 130
    assert "distinct: [增强现实]" in open_garden.glossary


def test_the_post_that_makes_the_claim_is_shown_with_its_sentence(tmp_path: Path) -> None:
    other = "**特朗普**（总统）又来了。" * 3
    posts = {
        "content/a.md": f"{other}\n那位**特朗普**（Trump）说话了。后文。\n",
        "content/b.md": "开头。**川普**（Trump）是他！再说。**川普**（Trump）\n",
    }
    garden = Garden(tmp_path, posts)
    garden.run("extract")
    terminal = Terminal(garden)
    first = terminal.read_until("quit")
    assert "content/a.md:2\r\n      那位**特朗普**（Trump）说话了。\r\n" in first
    assert "content/b.md:1\r\n      **川普**（Trump）是他！\r\n" in first
    terminal.press("q")
    assert terminal.status() == 0


def test_what_a_key_did_is_undone_to_the_byte(open_garden: Garden) -> None:
    before = open_garden.glossary, open_garden.lock
    terminal = Terminal(open_garden)
    terminal.read_until("quit")
    for key in ("k", "l", "u", "u"):
        terminal.press(key)
        again = terminal.read_until("quit")
    assert "增强现实 · AR" in again
    assert "3 proposals left" in again
    assert (open_garden.glossary, open_garden.lock) == before
    terminal.press("u")
    assert "there is nothing to undo" in terminal.read_until("undo")
    terminal.press("q")
    assert terminal.status() == 0


def test_the_other_name_takes_the_first_in_after_a_swap(open_garden: Garden) -> None:
    terminal = Terminal(open_garden)
    terminal.read_until("quit")
    terminal.press("k")
    assert "特朗普" in terminal.read_until("quit")
    terminal.press("s")
    terminal.read_until("quit")
    terminal.press("m")
    terminal.read_until("quit")
    assert "- term: 川普" in open_garden.glossary
    assert "same: [特朗普]" in open_garden.glossary
    terminal.press("q")
    assert terminal.status() == 0


def test_one_key_answers_all_of_one_reason(tmp_path: Path) -> None:
    names = [("川普", "特朗普", "Trump"), ("川里", "凯里", "Kerry")]
    text = "".join(f"**{one}**（{name}）" * 2 + f"**{other}**（{name}）" * 3 for one, other, name in names)
    garden = Garden(tmp_path, {"content/a.md": text + "\n"})
    garden.run("extract")
    before = garden.glossary
    terminal = Terminal(garden)
    terminal.read_until("quit")
    terminal.press("a")
    assert "2 questions because both are called …" in terminal.read_until("none")
    terminal.press("k")
    assert "No more proposals" in terminal.read_until("No more proposals")
    assert garden.glossary.count("distinct:") == 2
    assert terminal.status() == 0
    assert garden.glossary != before


def test_a_name_is_rejected_and_a_post_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    posts = "**特朗普**（Trump, 又称川建国）" * 3 + "**川普**（Trump）" * 2
    garden = Garden(tmp_path, {"content/a.md": f"第一行。\n{posts}\n"})
    garden.run("extract")
    script = garden.root / "vim"
    script.write_text('#!/bin/sh\necho "opened $1 $2"\n')
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    terminal = Terminal(garden)
    terminal.read_until("quit")
    terminal.press("o")
    assert "opened +2 content/a.md" in terminal.read_until("quit")
    terminal.press("r")
    assert "1 川建国" in terminal.read_until("1 川建国")
    terminal.press("1")
    terminal.read_until("quit")
    assert "distinct: [川建国]" in garden.glossary
    terminal.press("q")
    assert terminal.status() == 0


# --- A program that is asked first ----------------------------------------------------------------------------------


def _program(garden: Garden, body: str) -> str:
    """The command of a program that reads questions as records, and runs this for each of them."""
    lines = ["import json, sys", "for record in map(json.loads, sys.stdin):", f"    {body}"]
    garden.put("model.py", "\n".join(lines) + "\n")
    return f"'{sys.executable}' model.py"


_MERGES = 'print(json.dumps({**record, "decision": "merge", "by": "a model", "why": "one and the same"}))'


def _written(garden: Garden, command: str, capsys: pytest.CaptureFixture[str]) -> tuple[list[dict[str, object]], str]:
    capsys.readouterr()
    assert garden.run("review", "--ask", command, "--format", "jsonl", "--min-uses", "0") == 0
    said = capsys.readouterr()
    return [json.loads(line) for line in said.out.splitlines()], said.err


def test_what_a_program_suggests_decides_nothing(open_garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    before = open_garden.glossary
    found, said = _written(open_garden, _program(open_garden, _MERGES), capsys)
    suggested = [(record["suggested"], record["by"], record["why"], record["decision"]) for record in found]
    assert suggested == [("merge", "a model", "one and the same", None)] * 3
    assert "3 suggestions for 3 questions" in said
    assert open_garden.glossary == before


def test_a_program_that_does_not_say_who_it_is(open_garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    body = 'print(json.dumps({**record, "decision": "later" if record["one"] == "ar" else "apart"}))'
    found, _ = _written(open_garden, _program(open_garden, body), capsys)
    by = Path(sys.executable).name
    assert [(record.get("suggested"), record.get("by")) for record in found] == [(None, None)] + [("apart", by)] * 2


@pytest.mark.parametrize(
    "line", ["Certainly! Here is my answer:", '{"one": "ar", "other": "nix", "decision": "merge"}', '{"decision": 1}']
)
def test_what_answers_no_question_is_left_out(
    open_garden: Garden, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found, said = _written(open_garden, _program(open_garden, f"{_MERGES}; print({line!r})"), capsys)
    assert "--ask: line 2 and others of what" in said
    assert [record["suggested"] for record in found] == ["merge"] * 3


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("", "--ask needs a command"),
        ("./no-such-program", "--ask: ./no-such-program: No such file"),
        (f"'{sys.executable}' -c 'raise SystemExit(3)'", "failed with exit status 3; nothing is decided"),
    ],
)
def test_a_program_that_fails(open_garden: Garden, command: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert open_garden.run("review", "--ask", command, "--format", "jsonl") == 2
    assert said in capsys.readouterr().err


def test_nobody_is_asked_when_nobody_could_see_it(open_garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    command = _program(open_garden, 'open("asked", "w")')
    assert open_garden.run("review", "--ask", command) == 2
    assert open_garden.run("review", "--ask", command, "--apply", "answers.jsonl") == 2
    assert "give one of the two" in capsys.readouterr().err
    assert not (open_garden.root / "asked").exists()


def test_a_person_confirms_one_suggestion(open_garden: Garden) -> None:
    """What nobody suggested anything about comes behind it."""
    body = f'{_MERGES} if record["one"] == "川普" else None'
    terminal = Terminal(open_garden, "--ask", _program(open_garden, body))
    first = terminal.read_until("quit")
    assert "川普 · Trump" in first
    assert "a model suggests: merge (one and the same)" in first
    terminal.press("y")
    again = terminal.read_until("quit")
    assert "same: [川普]" in open_garden.glossary
    assert "增强现实 · AR" in again
    assert "suggest" not in again
    terminal.press("y")  # Nothing to confirm.
    terminal.press("q")
    assert terminal.status() == 0
    assert open_garden.glossary.count("distinct:") + open_garden.glossary.count("same:") == 1


def test_a_person_confirms_suggestions_in_a_batch(open_garden: Garden) -> None:
    before = open_garden.glossary
    body = _MERGES.replace('"merge"', '"apart" if record["one"] == "主角" else "merge"')
    terminal = Terminal(open_garden, "--min-uses", "0", "--ask", _program(open_garden, body))
    terminal.read_until("quit")
    terminal.press("b")
    batch = terminal.read_until("for none")
    assert "1 AR  /  增强现实 · AR" in batch
    assert "2 特朗普 · Trump  /  川普 · Trump   (one and the same)" in batch
    assert "主角" not in batch
    terminal.press("1")
    assert "增强现实" not in terminal.read_until("for none")
    terminal.press("y")
    assert "→ merge: 1 question" in terminal.read_until("quit")
    assert "same: [川普]" in open_garden.glossary
    assert "- term: 增强现实" in open_garden.glossary
    terminal.press("u")
    terminal.read_until("quit")
    assert open_garden.glossary == before
    terminal.press("b")
    terminal.read_until("for none")
    terminal.press("x")
    terminal.read_until("quit")
    assert open_garden.glossary == before
    terminal.press("q")
    assert terminal.status() == 0


@pytest.fixture
def imported(open_garden: Garden) -> Garden:
    """The garden with two conflicts of an import with what a person wrote, and one that the posts say otherwise."""
    open_garden.glossary += "- term: 估值\n  english: Valuation\n  definition: 值多少\n- term: 词元\n  english: Token\n"
    rows = [("估值", "appraisal", "价值的估计"), ("词元", "lexeme", ""), ("增强现实", "Augmented Reality", "")]
    open_garden.put("terms.csv", "".join(f"{','.join(row)}\n" for row in rows))
    assert open_garden.run("import", "terms.csv", "--on-conflict", "ask") == 1
    return open_garden


def test_conflicts_of_imports_come_first_and_are_decided_by_keys(imported: Garden) -> None:
    terminal = Terminal(imported)
    first = terminal.read_until("quit")
    assert "4 conflicts of imports left" in first
    assert "terms.csv:1\r\n      english is appraisal here, but a person wrote Valuation\r\n" in first
    assert "t take appraisal   k keep Valuation" in first
    terminal.press("t")
    assert "definition is 价值的估计 here, but a person wrote 值多少" in terminal.read_until("quit")
    assert "english: appraisal" in imported.glossary
    assert "definition: 值多少" in imported.glossary
    terminal.press("k")
    assert "lexeme" in terminal.read_until("quit")
    terminal.press("l")
    assert "english is Augmented Reality here, but the posts say AR (content/" in terminal.read_until("quit")
    terminal.press("k")
    assert "3 proposals left" in terminal.read_until("quit")
    terminal.press("q")
    assert terminal.status() == 0
    assert "- term: 增强现实\n  english: AR\n" in imported.glossary
    # What was put off is asked the next time, what was decided is not.
    terminal = Terminal(imported)
    again = terminal.read_until("quit")
    assert "1 conflict of imports left" in again
    assert "lexeme" in again
    terminal.press("q")
    assert terminal.status() == 0


def test_what_a_key_did_to_conflicts_is_undone_to_the_byte(imported: Garden) -> None:
    def standing() -> list[bytes]:
        return [(imported.root / f"data/{name}").read_bytes() for name in ("glossary.yaml", ".glossary.conflicts")]

    before = standing()
    terminal = Terminal(imported)
    terminal.read_until("quit")
    terminal.press("a")
    assert "3 conflicts with terms.csv about english" in terminal.read_until("none")
    terminal.press("t")
    terminal.read_until("quit")
    assert imported.glossary.count("appraisal") + imported.glossary.count("lexeme") == 2
    for key in ("k", "k", "u", "u", "u"):
        terminal.press(key)
        terminal.read_until("quit")
    assert standing() == before
    terminal.press("q")
    assert terminal.status() == 0


def test_conflicts_are_answered_in_a_script(imported: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert imported.run("review", "--format", "jsonl") == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert found[0] == {
        "term": "估值",
        "field": "english",
        "ours": "Valuation",
        "theirs": "appraisal",
        "source": "terms.csv:1",
        "decision": None,
    }
    answers = [{**record, "decision": "take"} for record in found if "field" in record]
    lines = [*answers, {**answers[0], "term": "不在"}]
    imported.put("answers.jsonl", "\n".join(map(json.dumps, lines)))
    assert imported.run("review", "--apply", "answers.jsonl") == 2
    said = capsys.readouterr().err
    assert f"answers.jsonl:{len(lines)}: no conflict is open about 不在; this line was left out" in said
    assert f"{len(answers)} decisions written" in said
    assert "- term: 估值\n  english: appraisal\n  definition: 价值的估计\n" in imported.glossary
    imported.run("extract")
    assert "english: Augmented Reality" in imported.glossary
    imported.run("review", "--format", "jsonl")
    assert "field" not in capsys.readouterr().out


def test_conflicts_outlive_the_index_and_need_no_extraction(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    garden = Garden(tmp_path, {"data/glossary.yaml": "version: 1\nterms:\n- term: 估值\n  english: Valuation\n"})
    garden.put("terms.csv", "估值,appraisal\n")
    assert garden.run("import", "terms.csv") == 1
    garden.forget()
    capsys.readouterr()
    assert garden.run("review", "--format", "jsonl") == 0
    assert '"theirs": "appraisal"' in capsys.readouterr().out


@pytest.mark.parametrize(
    "line",
    [
        "<<<<<<< HEAD",
        "[]",
        pytest.param("[" * 100_000, id="deep"),
        '{"source": "a:1", "field": "aliases", "entry": {"term": "x"}}',
    ],
)
def test_a_line_that_is_no_conflict_is_named(imported: Garden, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = imported.root / "data/.glossary.conflicts"
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")
    assert imported.run("review", "--format", "jsonl") == 2
    assert '.glossary.conflicts:5: expected {"source"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", ["vim", "+7", "a b.md"]),
        ("code --wait", ["code", "--wait", "--goto", "a b.md:7"]),
        ("/usr/bin/hx", ["/usr/bin/hx", "a b.md:7"]),
        ("ed", ["ed", "a b.md"]),
    ],
)
def test_an_editor_is_told_the_line_as_it_wants_it(editor: str, command: list[str]) -> None:
    assert editor_command({"EDITOR": editor}, "a b.md", 7) == command
    assert editor_command({"VISUAL": editor, "EDITOR": "other"}, "a b.md", 7) == command


def test_without_an_editor_it_is_said_what_to_set() -> None:
    with pytest.raises(GlossaryError, match="set VISUAL or EDITOR"):
        editor_command({}, "a.md", 1)


@pytest.mark.parametrize(
    ("proposal", "min_uses", "asked"),
    [
        (Proposal("a", "b", 1.75, 9, "", 1), None, False),
        (Proposal("a", "b", 1.75, 9, "", 2), None, True),
        # All but a contradiction elsewhere speaks for one entry.
        (Proposal("a", "b", 2.0, 9, "", 1), None, True),
        (Proposal("a", "a", 2.0, 9, "", 1), None, False),
        (Proposal("a", "b", 2.0, 9, "", 1), 2, False),
        (Proposal("a", "b", 1.0, 9, "", 1), 1, True),
    ],
)
def test_what_stands_once_is_asked_where_a_person_wants_it(
    proposal: Proposal, min_uses: int | None, asked: bool
) -> None:
    assert is_worth_asking(proposal, min_uses) == asked
