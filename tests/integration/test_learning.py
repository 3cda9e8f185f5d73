"""Anki's own importer, for text and for packages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.integration.exported import ENTRIES, exported

ASKED = [entry for entry in ENTRIES if entry.english or entry.definition]


@pytest.fixture
def collection(tmp_path: Path) -> Any:
    anki = pytest.importorskip("anki.collection")
    opened = anki.Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def import_text(collection: Any, path: Path) -> None:
    from anki.import_export_pb2 import ImportCsvRequest

    metadata = collection.get_csv_metadata(str(path), None)
    collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))


def test_anki_imports_the_text_and_updates_it(collection: Any, tmp_path: Path) -> None:
    path = tmp_path / "glossary.txt"
    path.write_bytes(exported("anki"))
    import_text(collection, path)
    notes = [collection.get_note(number) for number in collection.find_notes("")]
    assert len(notes) == len(ASKED)
    assert len(collection.find_cards("")) == 2 * len(ASKED)
    assert {note.fields[0] for note in notes} >= {"大模型", "C++", "OpenDocker"}
    assert collection.decks.by_name("Glossary") is not None
    path.write_bytes(exported("anki").replace("参数量巨大的模型".encode(), "参数很多的模型".encode()))
    import_text(collection, path)
    notes = [collection.get_note(number) for number in collection.find_notes("")]
    assert len(notes) == len(ASKED)
    assert ["大模型", "Large Model<br>参数很多的模型"] in [note.fields for note in notes]


def test_anki_opens_the_package_and_updates_it(collection: Any, tmp_path: Path) -> None:
    pytest.importorskip("genanki")
    from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    path = tmp_path / "glossary.apkg"
    for _ in range(2):
        path.write_bytes(exported("anki-package"))
        collection.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
        )
        fields = [collection.get_note(number).fields for number in collection.find_notes("")]
        assert len(fields) == len(ASKED)
        assert ["大模型", "Large Model", "参数量巨大的模型"] in fields
        tags = [collection.get_note(number).tags for number in collection.find_notes("Term:大模型")]
        assert tags == [["concept", "科技_&_数学"]]
    # What has no English name has no card that shows one.
    two_ways = sum(bool(entry.english) for entry in ENTRIES)
    assert len(collection.find_cards("")) == len(ASKED) + two_ways
