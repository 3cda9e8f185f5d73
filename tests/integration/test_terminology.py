"""TBX by the translate toolkit and by a grammar; SKOS by RDF's own tools."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.integration.exported import ENTRIES, exported

HERE = Path(__file__).parent
NAMED = [entry for entry in ENTRIES if entry.term]


def test_the_translate_toolkit_reads_tbx_v2() -> None:
    tbx = pytest.importorskip("translate.storage.tbx")
    store = tbx.tbxfile.parsestring(exported("tbx-v2"))
    store.setsourcelanguage("zh")
    store.settargetlanguage("en")
    units = {unit.source: unit for unit in store.units}
    assert len(store.units) == len(ENTRIES)
    assert units["大模型"].target == "Large Model"
    sources = [(term.text, term.administrative_status) for term in units["大模型"].get_source_terms()]
    assert sources == [("大模型", "preferredTerm-admn-sts"), ("大型模型", "admittedTerm-admn-sts")]
    assert [term.text for term in units["大模型"].get_target_terms()] == ["Large Model", "LM"]
    assert units["电脑网"].get_source_terms()[0].deprecated
    assert {(unit.source, unit.target) for unit in store.units} >= {("代理", "Agent"), ("代理", "Proxy")}
    assert "参数量巨大的模型" in units["大模型"].getnotes("definition")


@pytest.mark.parametrize(
    ("name", "grammar"), [("tbx", "tbx-dct.rng"), ("tbx-dca", "tbx-dca.rng"), ("tbx-v2", "tbx-v2.rng")]
)
def test_tbx_is_what_its_grammar_says(name: str, grammar: str) -> None:
    etree = pytest.importorskip("lxml.etree")
    document = etree.fromstring(exported(name), etree.XMLParser(load_dtd=False))
    schema = etree.RelaxNG(etree.parse(str(HERE / grammar)))
    schema.assertValid(document)
    # A grammar that takes everything would prove nothing.
    for element in document.iter("{*}administrativeStatus", "{*}termNote"):
        element.text = "preferred"
    assert not schema.validate(document)


@pytest.mark.parametrize("name", ["tbx", "tbx-dca"])
def test_tbx_is_valid_by_the_official_grammar(name: str, tmp_path: Path) -> None:
    """It bears no licence, so it is not kept here: put TBXcoreStructV03.rng into this folder to run this."""
    grammar = HERE / "TBXcoreStructV03.rng"
    if not grammar.exists() or shutil.which("jing") is None:
        pytest.skip("no official grammar, or no jing")
    file = tmp_path / "glossary.tbx"
    file.write_bytes(exported(name))
    assert subprocess.run(["jing", grammar, file], check=False).returncode == 0


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
[] a sh:NodeShape ; sh:targetClass skos:Concept ;
  sh:property [ sh:path skos:prefLabel ; sh:uniqueLang true ; sh:minCount 1 ] ;
  sh:property [ sh:path skos:prefLabel ; sh:disjoint skos:altLabel ] ;
  sh:property [ sh:path skos:prefLabel ; sh:disjoint skos:hiddenLabel ] ;
  sh:property [ sh:path skos:altLabel ; sh:disjoint skos:hiddenLabel ] ;
  sh:property [ sh:path skos:inScheme ; sh:minCount 1 ; sh:class skos:ConceptScheme ] ;
  sh:property [ sh:path skos:definition ; sh:maxCount 1 ; sh:uniqueLang true ] .
"""


def test_skos_keeps_its_integrity_conditions() -> None:
    rdflib, pyshacl = pytest.importorskip("rdflib"), pytest.importorskip("pyshacl")
    graph = rdflib.Graph().parse(data=exported("skos"), format="turtle", publicID="http://example.org/glossary")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(data=SHAPES, format="turtle"))
    assert conforms, text
    skos = rdflib.SKOS
    assert len(set(graph.subjects(rdflib.RDF.type, skos.Concept))) == len(ENTRIES)
    definitions = {str(text) for text in graph.objects(None, skos.definition)}
    assert definitions == {entry.definition for entry in ENTRIES if entry.definition}
    graph.add(
        (
            next(graph.subjects(skos.prefLabel, rdflib.Literal("大模型", "zh"))),
            skos.prefLabel,
            rdflib.Literal("又", "zh"),
        )
    )
    assert not pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(data=SHAPES, format="turtle"))[0]
