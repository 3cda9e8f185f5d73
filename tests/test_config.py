"""Options come from the nearest file, are checked once, and a wrong one is named with what would be right."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from glossary.config import Config, documented_options, load_config
from glossary.errors import FileError


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    # An empty file on top keeps the search from leaving the test's own folder.
    write(tmp_path / "glossary.toml", "")
    (tmp_path / "blog" / "posts").mkdir(parents=True)
    return tmp_path / "blog"


def test_defaults(folder: Path) -> None:
    assert load_config(None, folder) == Config(folder.parent, folder.parent / "glossary.toml")
    assert Config(folder) == Config(
        root=folder,
        paths=("content",),
        glossary="data/glossary.yaml",
        exclude=(),
        marks=("**", "__"),
        script="",
        evidence=False,
        kinds={
            "people": "person",
            "companies_orgs": "organization",
            "products_models": "product",
            "media_books": "work",
        },
        subjects=("area", "category", "tags"),
        min_posts=1,
    )


def test_config_can_go_to_other_processes(folder: Path) -> None:
    assert pickle.loads(pickle.dumps(Config(folder))) == Config(folder)


GIVEN = [
    ("", {}),
    ("paths = ['a', '文章']", {"paths": ("a", "文章")}),
    ("paths = ['a', 'b', 'a']", {"paths": ("a", "b")}),
    ("glossary = 'g.yaml'", {"glossary": "g.yaml"}),
    ("exclude = []", {"exclude": ()}),
    ("exclude = ['drafts/*']", {"exclude": ("drafts/*",)}),
    ("marks = ['*', '「」', 'plain']", {"marks": ("*", "「」", "plain")}),
    ("script = ''", {"script": ""}),
    ("script = 'traditional'", {"script": "traditional"}),
    ("evidence = true", {"evidence": True}),
    ("kinds = {}", {"kinds": {}}),
    ("[tool.glossary.kinds]\nauthors = 'person'", {"kinds": {"authors": "person"}}),
]


@pytest.mark.parametrize(("text", "options"), GIVEN)
def test_options(folder: Path, text: str, options: dict[str, object]) -> None:
    file = write(folder / "pyproject.toml", f"[project]\nname = 'a'\n[tool.glossary]\n{text}\n")
    assert load_config(None, folder) == Config(folder, file, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "options"), GIVEN)
def test_options_in_a_file_of_their_own(folder: Path, text: str, options: dict[str, object]) -> None:
    file = write(folder / "glossary.toml", "\ufeff" + text.replace("tool.glossary.", "").replace("\n", "\r\n"))
    assert load_config(None, folder) == Config(folder, file, **options)  # type: ignore[arg-type]


PASSED_OVER = [
    "",
    "[tool]\n",
    "[tool.ruff]\n",
    "[tool.'not-glossary']\n",
    "tool = 1 # glossary",
    "not toml at all",
]


@pytest.mark.parametrize("text", PASSED_OVER)
def test_a_pyproject_without_options_is_passed_over(folder: Path, text: str) -> None:
    write(folder / "pyproject.toml", text)
    assert load_config(None, folder).root == folder.parent


def test_the_nearest_file_counts(folder: Path) -> None:
    write(folder / "pyproject.toml", "[tool.glossary]\nglossary = 'far'")
    assert load_config(None, folder / "posts").glossary == "far"
    write(folder / "posts" / "pyproject.toml", "[tool.glossary]\nglossary = 'near'")
    assert load_config(None, folder / "posts").glossary == "near"


def test_in_one_folder_glossary_toml_wins(folder: Path) -> None:
    write(folder / "pyproject.toml", "[tool.glossary]\nglossary = 'pyproject'")
    write(folder / "glossary.toml", "glossary = 'own'")
    assert load_config(None, folder).glossary == "own"


def test_a_folder_is_no_file(folder: Path) -> None:
    (folder / "glossary.toml").mkdir()
    assert load_config(None, folder).root == folder.parent


def test_a_given_file_counts(folder: Path) -> None:
    write(folder / "glossary.toml", "glossary = 'near'")
    write(folder / "posts" / "other.toml", "glossary = 'given'")
    config = load_config(Path("posts/other.toml"), folder)
    assert (config.glossary, config.root) == ("given", folder / "posts")
    assert config.locate(config.glossary) == folder / "posts" / "given"
    assert load_config(folder / "posts" / "other.toml", Path("/")) == config


KNOWN = ", ".join(sorted(documented_options()))
MARKS = "pairs such as ** 「」 <u>, or of abbr code english footnote heading link plain ruby table title wikilink"
WRONG = [
    ("glosary = 'a'", f':3: unknown key "glosary", did you mean "glossary"? Known are {KNOWN}'),
    ("\n\nx = 1", f':5: unknown key "x"; known are {KNOWN}'),
    ("root = 'a'", f':3: unknown key "root"; known are {KNOWN}'),
    (
        "[tool.glossary.kind]\na = 'person'",
        f':3: unknown key "kind", did you mean "kinds"? Known are {KNOWN}',
    ),
    ("paths = 'a'", ':3: "paths" must be a list of one or more paths, not "a"'),
    ("paths = []", ':3: "paths" must be a list of one or more paths, not []'),
    ("paths = ['']", ':3: "paths" must be a list of one or more paths, not [""]'),
    ("exclude = [1]", ':3: "exclude" must be a list of patterns, not [1]'),
    ("glossary = ''", ':3: "glossary" must be a text, not ""'),
    ("glossary = 1", ':3: "glossary" must be a text, not 1'),
    ("'glossary' = 2026-01-01", ':3: "glossary" must be a text, not "2026-01-01"'),
    ("marks = []", f':3: "marks" must be a list of {MARKS}, not []'),
    ("marks = ['**', '#']", f':3: "marks" must be a list of {MARKS}, not ["**", "#"]'),
    ("script = 'cn'", ':3: "script" must be "simplified" or "traditional" or "", not "cn"'),
    ("evidence = 1", ':3: "evidence" must be true or false, not 1'),
    ("evidence = 'yes'", ':3: "evidence" must be true or false, not "yes"'),
    (
        "[tool.glossary.kinds]\npeople = '人'",
        ':3: "kinds" must be a table with values among concept, person, organization, product, work,'
        ' not {"people": "人"}',
    ),
    (
        "kinds.people = 1",
        ':3: "kinds" must be a table with values among concept, person, organization, product,',
    ),
    ("a = ", ":3:5: not TOML: Invalid value"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_wrong_option_is_named(folder: Path, text: str, message: str) -> None:
    path = write(folder / "pyproject.toml", f"# 说明\n[tool.glossary]\n{text}\n")
    with pytest.raises(FileError) as caught:
        load_config(None, folder)
    assert str(caught.value).startswith(f"{path}{message}")
    assert "\n" not in str(caught.value)


def test_the_table_of_a_pyproject_is_known_in_a_glossary_toml(folder: Path) -> None:
    path = write(folder / "glossary.toml", "[tool.glossary]\npaths = ['a']\n")
    with pytest.raises(FileError) as caught:
        load_config(None, folder)
    assert str(caught.value).startswith(f"{path}:1: [tool.glossary] belongs into a pyproject.toml; in this file")


def test_a_long_value_is_shortened(folder: Path) -> None:
    write(folder / "glossary.toml", f"evidence = '{'a' * 100}'")
    with pytest.raises(FileError, match=r"toml:1: \"evidence\" must be true or false, not \"a{58}…$"):
        load_config(None, folder)


FILES = [
    ("gone.toml", None, "No such file or directory"),
    ("pyproject.toml", b"[tool.ruff]", "no [tool.glossary] in it"),
    ("pyproject.toml", b"tool.glossary = 1", '"tool.glossary" must be a table'),
    ("a.toml", b"# \xb4", "not UTF-8 at byte 2; save the file as UTF-8"),
    ("a.toml", b"a = 1\nb = '\n", "not TOML"),
]


@pytest.mark.parametrize(("text", "place"), [("a = [", ":1: "), ("a = 1\nb = [\n  1,\n\n", ":3: ")])
def test_what_is_not_closed_at_the_end_is_shown_at_the_last_line(folder: Path, text: str, place: str) -> None:
    path = write(folder / "glossary.toml", text)
    with pytest.raises(FileError) as caught:
        load_config(None, folder)
    assert str(caught.value).startswith(f"{path}{place}not TOML: ")


@pytest.mark.parametrize(("name", "data", "message"), FILES)
def test_a_given_file_must_hold_options(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(FileError) as caught:
        load_config(Path(name), tmp_path)
    assert str(tmp_path / name) in str(caught.value)
    assert message in str(caught.value)


def test_every_option_says_what_it_is_for() -> None:
    options = documented_options()
    assert sorted(options) == sorted(set(Config._fields) - {"root", "source", "no_cache"})
    assert all(doc.endswith(".") for doc in options.values())
