"""Files of all kinds are found once, read as they are, and written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import FileError
from glossary.posts.exclusion import Exclusion
from glossary.posts.finding import find_posts
from glossary.posts.line_index import LineIndex
from glossary.posts.reading import decode, read_post
from glossary.posts.writing import write_atomically, write_output


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return folder


def found(folder: Path, *paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    posts = find_posts([folder / path for path in paths or [""]], Exclusion(exclude, folder))
    return [os.path.relpath(post.path, folder) for post in posts]


PASSED_OVER = ["a.txt", "md", "a.md.bak", ".a.md", ".obsidian/a.md", "node_modules/a.md", "b/.git/c/a.md"]


@pytest.mark.parametrize("name", PASSED_OVER)
def test_passed_over(tmp_path: Path, name: str) -> None:
    assert found(make(tmp_path, name)) == []


@pytest.mark.parametrize("name", ["a.md", "A.MD", "a.markdown", "b/c/a.md", "-a.md", "a b.md", "文章/大模型.md"])
def test_found(tmp_path: Path, name: str) -> None:
    assert found(make(tmp_path, name)) == [name]


def test_a_name_that_is_not_utf8_is_found_and_read(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb4\xf3.md")).write_bytes(b"x")
    (post,) = find_posts([tmp_path])
    assert os.fsencode(post.path).endswith(b"/\xb4\xf3.md")
    assert read_post(post.path) == b"x"


def test_posts_are_sorted_and_measured(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "a/z.md", "a.md", "c/a.md")
    posts = find_posts([tmp_path])
    assert [os.path.relpath(post.path, tmp_path) for post in posts] == ["a.md", "a/z.md", "b.md", "c/a.md"]
    assert {post.size for post in posts} == {1}
    assert posts[0].mtime_ns == (tmp_path / "a.md").stat().st_mtime_ns


def test_given_files_need_no_markdown_name(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", ".b/c.md")
    assert found(tmp_path, "a.txt", ".b") == [".b/c.md", "a.txt"]


def test_one_file_counts_once(tmp_path: Path) -> None:
    make(tmp_path, "a/b.md")
    assert found(tmp_path, "a/b.md", "a", "a/b.md", "", "a/../a") == ["a/b.md"]


def test_the_current_folder_adds_nothing_to_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(make(tmp_path, "-a.md", "b/c.md"))
    assert [post.path for post in find_posts([Path()])] == ["-a.md", "b/c.md"]


def test_links_are_followed_once(tmp_path: Path) -> None:
    make(tmp_path, "posts/b.md", "posts/c/d.md", "elsewhere/e.md")
    (tmp_path / "posts/a.md").symlink_to("b.md")
    (tmp_path / "posts/a").symlink_to("c")
    (tmp_path / "posts/up").symlink_to("..")
    (tmp_path / "posts/self.md").symlink_to("self.md")
    (tmp_path / "posts/nowhere.md").symlink_to("nothing.md")
    assert found(tmp_path, "posts") == ["posts/b.md", "posts/c/d.md", "posts/up/elsewhere/e.md"]


def test_a_linked_file_must_have_a_markdown_name(tmp_path: Path) -> None:
    make(tmp_path, "elsewhere/a.txt", "posts/b.md")
    (tmp_path / "posts/a.txt").symlink_to("../elsewhere/a.txt")
    (tmp_path / "posts/c.md").symlink_to("../elsewhere/a.txt")
    assert found(tmp_path, "posts") == ["posts/b.md", "posts/c.md"]


def test_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "a.md/b.md")
    os.mkfifo(tmp_path / "c.md")
    assert found(tmp_path) == ["a.md/b.md"]


EXCLUDED = [
    ((), ["a.md", "b/a.md", "b/c/a.md", "d.md"]),
    (("A.md", "c"), ["a.md", "b/a.md", "b/c/a.md", "d.md"]),
    (("a.md",), ["b/a.md", "b/c/a.md", "d.md"]),
    (("*/a.md",), ["a.md", "d.md"]),
    (("b/c/",), ["a.md", "b/a.md", "d.md"]),
    (("b/**", "d.*"), ["a.md"]),
    (("b", "[ad].md"), []),
]


@pytest.mark.parametrize(("exclude", "names"), EXCLUDED)
def test_excluded(tmp_path: Path, exclude: tuple[str, ...], names: list[str]) -> None:
    assert found(make(tmp_path, "a.md", "b/a.md", "b/c/a.md", "d.md"), exclude=exclude) == names


# Below `b`, and from the folder of the configuration on.
EXCLUDED_BELOW = [
    (("b/d/*",), ["b/a.md", "b/c/a.md"]),
    (("c/*",), ["b/a.md"]),
    (("b/c/*",), ["b/a.md"]),
    (("b/c/",), ["b/a.md"]),
    (("b",), ["b/a.md", "b/c/a.md"]),
]


@pytest.mark.parametrize(("exclude", "names"), EXCLUDED_BELOW)
def test_excluded_below_a_folder(tmp_path: Path, exclude: tuple[str, ...], names: list[str]) -> None:
    assert found(make(tmp_path, "b/a.md", "b/c/a.md"), "b", exclude=exclude) == names


def test_patterns_that_match_nothing_are_known(tmp_path: Path) -> None:
    exclude = Exclusion(("b/*", "*.md", "nothing", "*/c"), tmp_path)
    find_posts([make(tmp_path, "a.md", "b/c/a.md")], exclude)
    assert exclude.idle == ["nothing"]


def test_links_are_excluded_as_what_they_lead_to_is(tmp_path: Path) -> None:
    make(tmp_path, "posts/a.md", "elsewhere/c/b.md")
    (tmp_path / "posts/link").symlink_to("../elsewhere")
    for pattern in ("posts/link/c/*", "link/c", "posts/link"):
        assert found(tmp_path, "posts", exclude=(pattern,)) == ["posts/a.md"]


def test_a_given_path_must_exist(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"nothing: no such file or folder"):
        find_posts([tmp_path, tmp_path / "nothing"])


def test_a_given_path_must_be_file_or_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    with pytest.raises(FileError, match=r"a\.md: neither a file nor a folder"):
        find_posts([tmp_path / "a.md"])


def test_a_folder_that_cannot_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.md", "closed/b.md")
    scandir = os.scandir

    def refuse(path: str) -> object:
        # Rights alone would not stop an administrator.
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    reported: list[FileError] = []
    assert len(find_posts([tmp_path], report=reported.append)) == 1
    assert [Path(error.path).name for error in reported] == ["closed"]
    with pytest.raises(FileError, match="closed: no permission"):
        find_posts([tmp_path])


def test_reading_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"gone\.md: no such file or folder"):
        read_post(str(tmp_path / "gone.md"))
    with pytest.raises(FileError, match="is a folder, not a file"):
        read_post(str(tmp_path))


@given(st.text())
def test_decoding_loses_nothing(text: str) -> None:
    text = "\ufeff\r\n" + text.encode(errors="ignore").decode()
    assert decode(text.encode(), "a.md") == text


NOT_UTF8 = [
    (b"\xb4\xf3", "a.md:1:1: not UTF-8 at byte 0 (0xb4); save the file as UTF-8"),
    ("大\r\n模x".encode() + b"\xff", "a.md:2:3: not UTF-8 at byte 9 (0xff); save the file as UTF-8"),
    ("大".encode()[:2], "a.md:1:1: not UTF-8 at byte 0 (0xe5); save the file as UTF-8"),
]


@pytest.mark.parametrize(("data", "message"), NOT_UTF8)
def test_what_is_not_utf8_is_said_with_its_place(data: bytes, message: str) -> None:
    with pytest.raises(FileError) as caught:
        decode(data, "a.md")
    assert str(caught.value) == message


def test_equal_bytes_are_not_written(tmp_path: Path) -> None:
    path = make(tmp_path, "a.md") / "a.md"
    path.chmod(0o400)
    before = path.stat()
    assert not write_atomically(str(path), b"x")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_is_written_and_keeps_its_mode(tmp_path: Path) -> None:
    path = make(tmp_path, "a.md") / "a.md"
    path.chmod(0o640)
    assert write_atomically(str(path), b"\xef\xbb\xbf\r\n")
    assert path.read_bytes() == b"\xef\xbb\xbf\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [left.name for left in tmp_path.iterdir()] == ["a.md"]


def test_a_new_file_is_written_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "data" / ("大" * 80 + ".yaml")
    usual = make(tmp_path, "usual") / "usual"
    assert write_atomically(str(path), b"y")
    assert path.read_bytes() == b"y"
    assert path.stat().st_mode == usual.stat().st_mode


def test_a_link_that_a_person_named_stays_a_link(tmp_path: Path) -> None:
    make(tmp_path, "b/a.md")
    link = tmp_path / "a.md"
    link.symlink_to("b/a.md")
    write_output(link, b"y")
    assert link.is_symlink()
    assert (tmp_path / "b/a.md").read_bytes() == b"y"


def test_the_tools_own_file_takes_the_place_of_a_link(tmp_path: Path) -> None:
    make(tmp_path, "b/a.md")
    before = (tmp_path / "b/a.md").read_bytes()
    link = tmp_path / "a.md"
    link.symlink_to("b/a.md")
    assert write_atomically(str(link), b"y")
    assert not link.is_symlink()
    assert (tmp_path / "b/a.md").read_bytes() == before


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    path = make(tmp_path, "a.md") / "a.md"
    path.chmod(0o444)
    with pytest.raises(FileError, match=r"a\.md: cannot be written, it is read-only"):
        write_atomically(str(path), b"y")
    assert path.read_bytes() == b"x"


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException) -> None:
    def fail(descriptor: int) -> None:
        raise failure

    path = make(tmp_path, "a.md") / "a.md"
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises((FileError, KeyboardInterrupt)):
        write_atomically(str(path), b"y")
    assert path.read_bytes() == b"x"
    assert [left.name for left in tmp_path.iterdir()] == ["a.md"]


def test_the_bytes_are_on_the_disk_before_they_take_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path, "a.md") / "a.md"
    asked: list[tuple[int, bytes]] = []
    monkeypatch.setattr(os, "fsync", lambda file: asked.append((os.fstat(file).st_size, path.read_bytes())))
    write_atomically(str(path), b"new")
    assert (3, b"x") in asked


# What cannot be done, and what the message then names.
REFUSED = [("open", "new.md", "."), ("mkdir", "data/deep/new.md", "data")]


@pytest.mark.parametrize(("step", "file", "named"), REFUSED)
def test_a_read_only_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, file: str, named: str
) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, step, refuse)
    with pytest.raises(FileError, match="no permission to write in this folder") as raised:
        write_atomically(file, b"y")
    assert Path(raised.value.path).resolve() == tmp_path / named


def test_writing_says_what_is_wrong(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    with pytest.raises(FileError, match="is a folder, not a file"):
        write_atomically(str(tmp_path), b"y")
    with pytest.raises(FileError, match="part of its path is a file"):
        write_atomically(str(tmp_path / "a.md" / "b.md"), b"y")


PLACES = [
    ("", 0, (1, 1)),
    ("大模", 2, (1, 3)),
    ("a\nb", 1, (1, 2)),
    ("a\nb", 2, (2, 1)),
    ("a\r\nb", 2, (1, 3)),
    ("a\r\nb", 3, (2, 1)),
    ("a\rb", 2, (2, 1)),
    ("\n\r\n\n", 4, (4, 1)),
    ("😀\u2028a\x0cb", 4, (1, 5)),
]


@pytest.mark.parametrize(("text", "offset", "place"), PLACES)
def test_line_and_column(text: str, offset: int, place: tuple[int, int]) -> None:
    assert LineIndex(text).place(offset) == place


@given(st.lists(st.sampled_from(["a", "大", "\n", "\r\n", "\r"])).map("".join))
def test_line_and_column_lead_back(text: str) -> None:
    starts = [0]
    for content in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(content))
    for offset in range(len(text) + 1):
        line, column = LineIndex(text).place(offset)
        assert starts[line - 1] + column - 1 == offset


@given(st.lists(st.sampled_from(["a", "大", "\n", "\r\n", "\r"])).map("".join))
def test_two_places_at_once_are_the_two(text: str) -> None:
    lines = LineIndex(text)
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            assert lines.places(start, end) == (*lines.place(start), *lines.place(end))
