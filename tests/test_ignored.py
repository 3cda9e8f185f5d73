"""What a .gitignore names is passed over, as git would."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.posts.exclusion import Exclusion
from glossary.posts.finding import find_posts
from glossary.posts.ignored import Ignored
from tests.examples import examples
from tests.garden import Garden

POST = "**困惑度**（Perplexity）\n"
ROOT = "# built\n_site/\n/private\n*.draft.md\n!keep.draft.md\nnotes/*.md\n"


@pytest.fixture
def ignoring(tmp_path: Path) -> Garden:
    (tmp_path / ".git").mkdir()
    names = ["a.md", "_site/a.md", "private/a.md", "b.draft.md", "keep.draft.md", "deep/private/a.md", "deep/c.md"]
    posts = {f"content/{name}": POST for name in names} | {"content/notes/n.md": POST, "content/mine/x.md": POST}
    return Garden(tmp_path, posts | {"content/.gitignore": ROOT, ".gitignore": "content/mine/\n"})


def found(garden: Garden, folder: str = "content", *, gitignore: bool = True) -> list[str]:
    posts = find_posts([garden.root / folder], Exclusion(gitignore=gitignore))
    return [Path(post.path).relative_to(garden.root / "content").as_posix() for post in posts]


def test_posts_that_are_ignored_are_passed_over(ignoring: Garden) -> None:
    assert found(ignoring) == ["a.md", "deep/c.md", "deep/private/a.md", "keep.draft.md"]
    assert len(found(ignoring, gitignore=False)) == 9


def test_what_the_folders_above_say_counts_up_to_the_repository(ignoring: Garden) -> None:
    assert found(ignoring, "content/mine") == ["mine/x.md"]
    ignoring.put(".gitignore", "*.md\n")
    assert found(ignoring, "content/mine") == []
    shutil.rmtree(ignoring.root / ".git")
    assert found(ignoring, "content/mine") == ["mine/x.md"]


def test_a_nearer_file_decides(ignoring: Garden) -> None:
    ignoring.put("content/notes/.gitignore", "!n.md\n")
    assert "notes/n.md" in found(ignoring)


def test_a_file_that_is_named_is_read(ignoring: Garden) -> None:
    assert found(ignoring, "content/b.draft.md") == ["b.draft.md"]


@pytest.mark.parametrize(
    ("options", "configuration", "count"),
    [((), "", 4), (("--no-ignore",), "", 9), ((), "gitignore = false\n", 9), ((), "gitignore = true\n", 4)],
)
def test_it_can_be_switched_off(
    ignoring: Garden, options: tuple[str, ...], configuration: str, count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    ignoring.put("glossary.toml", configuration)
    assert ignoring.run("scan", *options) == 0
    assert f"in {count} posts" in capsys.readouterr().err


def test_a_post_that_is_ignored_from_now_on_leaves_the_glossary(garden: Garden) -> None:
    garden.put("content/secret.md", POST)
    garden.run("extract")
    assert "困惑度" in garden.glossary
    garden.put("content/.gitignore", "secret.md\n")
    garden.run("extract")
    assert "困惑度" not in garden.glossary


def test_without_such_a_file_nothing_is_loaded() -> None:
    assert Ignored().enter("a") == Ignored()
    assert not Ignored().hides("a", is_folder=True)


NAMES = st.sampled_from(["a", "b.md", "c", "d.md"])
PATTERNS = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "!"]),
    st.sampled_from(["", "/", "**/", "a/"]),
    st.sampled_from(["a", "b.md", "c", "*.md", "?", "[ab]*", "*", "d.*"]),
    st.sampled_from(["", "/", "/**"]),
)


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
@examples(30)
@given(st.lists(PATTERNS, max_size=4), st.lists(PATTERNS, max_size=2))
def test_git_says_the_same(tmp_path_factory: pytest.TempPathFactory, above: list[str], below: list[str]) -> None:
    root = tmp_path_factory.mktemp("repository")
    garden = Garden(root, {f"content/{a}/{b}": POST for a in ("a", "c") for b in ("b.md", "d.md", "a/b.md", "c/d.md")})
    garden.put(".gitignore", "\n".join(above))
    garden.put("content/a/.gitignore", "\n".join(below))
    subprocess.run(["git", "init", "-q", root], check=True)
    command = ["git", "-C", str(root), "ls-files", "--others", "--exclude-per-directory=.gitignore", "-z"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")
    assert found(garden, "") == sorted(name.removeprefix("content/") for name in listed if name.endswith(".md"))
