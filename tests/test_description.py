"""What the graph says about itself: true when counted again, the same each time, and of use to those who ask for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gangmu.graph import description
from gangmu.graph.build import build
from gangmu.graph.description import ENDPOINT, GRAPH
from gangmu.graph.query import names
from gangmu.graph.store import View
from gangmu.ontology.terms import PREFIXES

PREFIX = """PREFIX void: <http://rdfs.org/ns/void#>
PREFIX ext: <http://ldf.fi/void-ext#>
PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX self: <https://w3id.org/gangmu/description#>
"""
OTHER = """青石县工作报告
一、今后五年重点工作
（一）做强农业。新建青石水库，实施“云谷”行动。围绕做强农业，建设10万亩高标准农田。
"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The sample's graph as it is built."""
    store = tmp_path_factory.mktemp("sample")
    build([], store)
    return View.open(store)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> View:
    """Two reports of one issuer, which share things, and say the same of them."""
    folder = tmp_path_factory.mktemp("two")
    for name in ("甲", "乙"):
        (folder / name).mkdir()
        (folder / name / "report.txt").write_text(OTHER, "utf-8")
        (folder / name / "report.toml").write_text(
            f'text = "report.txt"\nissuer = "青石县"\nname = "{name}报告"\ntitle = "{name}“报\\\\告”"\n', "utf-8"
        )
    build([folder / "甲", folder / "乙"], folder / "store")
    return View.open(folder / "store")


@pytest.fixture(params=["sample", "two"])
def view(request: pytest.FixtureRequest) -> View:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, View)
    return found


def rows(view: View, query: str) -> list[dict[str, str]]:
    return list(view.select(PREFIX + query).values())


def one(view: View, query: str) -> dict[str, str]:
    (row,) = rows(view, query)
    return row


# --- counts ---

# The reports' graphs, as the description itself names them: the subsets of the dataset.
DATA = """SELECT DISTINCT ?s ?p ?o WHERE {
  self:data void:subset ?subset . ?named sd:graph ?subset ; sd:name ?g . GRAPH ?g { ?s ?p ?o } }"""


def test_the_totals_are_those_of_a_recount(view: View) -> None:
    said = one(
        view,
        """SELECT ?triples ?subjects ?objects ?entities ?classes ?properties WHERE {
          self:data void:triples ?triples ; void:distinctSubjects ?subjects ; void:distinctObjects ?objects ;
            void:entities ?entities ; void:classes ?classes ; void:properties ?properties }""",
    )
    counted = one(
        view,
        f"""SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)
          (COUNT(DISTINCT ?entity) AS ?entities) (COUNT(DISTINCT ?class) AS ?classes)
          (COUNT(DISTINCT ?p) AS ?properties) {{ {{ {DATA} }}
          BIND(IF(?p = rdf:type, ?s, ?unbound) AS ?entity) BIND(IF(?p = rdf:type, ?o, ?unbound) AS ?class) }}""",
    )
    assert said == counted
    assert int(said["triples"]) > 100


def test_two_reports_that_say_the_same_count_once(two: View) -> None:
    graphs = [int(row["n"]) for row in rows(two, "SELECT ?n { self:data void:subset/void:triples ?n }")]
    assert len(graphs) == 2
    assert sum(graphs) > int(one(two, "SELECT ?n { self:data void:triples ?n }")["n"]) > max(graphs)


def test_each_class_is_counted_right(view: View) -> None:
    said = rows(view, "SELECT ?class ?n { self:data void:classPartition [ void:class ?class ; void:entities ?n ] }")
    counted = rows(
        view,
        f"SELECT ?class (COUNT(DISTINCT ?s) AS ?n) {{ {{ {DATA} }} FILTER(?p = rdf:type) BIND(?o AS ?class) }} GROUP BY ?class",
    )
    assert {row["class"]: row["n"] for row in said} == {row["class"]: row["n"] for row in counted}
    assert len(said) == len(counted)


def test_each_property_is_counted_right(view: View) -> None:
    said = rows(
        view,
        """SELECT ?p ?triples ?subjects ?objects { self:data void:propertyPartition [ void:property ?p ;
          void:triples ?triples ; void:distinctSubjects ?subjects ; void:distinctObjects ?objects ] }""",
    )
    counted = rows(
        view,
        f"""SELECT ?p (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)
          {{ {{ {DATA} }} }} GROUP BY ?p""",
    )
    assert sorted(said, key=str) == sorted(counted, key=str)


def test_each_property_of_each_class_is_counted_right(view: View) -> None:
    said = rows(
        view,
        """SELECT ?class ?p ?other ?datatype ?triples ?pairs {
          self:data void:classPartition [ void:class ?class ; void:propertyPartition ?part ]
          . ?part void:property ?p ; void:triples ?triples
          { ?part void:classPartition [ void:class ?other ; void:triples ?pairs ] }
          UNION { ?part ext:datatypePartition [ ext:datatype ?datatype ; void:triples ?pairs ] } }""",
    )
    totals = {(row["class"], row["p"], row["triples"]) for row in said}
    counted = rows(
        view,
        f"""SELECT ?class ?p (COUNT(*) AS ?triples) {{ {{ SELECT DISTINCT ?s ?class {{ ?s a ?class
          FILTER(STRSTARTS(STR(?class), STR(gm:))) }} }} {{ {DATA} }} }} GROUP BY ?class ?p""",
    )
    assert totals <= {(row["class"], row["p"], row["triples"]) for row in counted}
    classes = rows(
        view,
        f"""SELECT ?class ?p ?other (COUNT(*) AS ?pairs) {{ {{ SELECT DISTINCT ?s ?class {{ ?s a ?class
          FILTER(STRSTARTS(STR(?class), STR(gm:))) }} }} {{ {DATA} }} {{ SELECT DISTINCT ?o ?other {{ ?o a ?other
          FILTER(STRSTARTS(STR(?other), STR(gm:))) }} }} }} GROUP BY ?class ?p ?other""",
    )
    assert sorted((r["class"], r["p"], r["other"], r["pairs"]) for r in said if "other" in r) == sorted(
        (r["class"], r["p"], r["other"], r["pairs"]) for r in classes
    )
    datatypes = rows(
        view,
        f"""SELECT ?class ?p ?datatype (COUNT(*) AS ?pairs) {{ {{ SELECT DISTINCT ?s ?class {{ ?s a ?class
          FILTER(STRSTARTS(STR(?class), STR(gm:))) }} }} {{ {DATA} }} FILTER(ISLITERAL(?o))
          BIND(DATATYPE(?o) AS ?datatype) }} GROUP BY ?class ?p ?datatype""",
    )
    assert sorted((r["class"], r["p"], r["datatype"], r["pairs"]) for r in said if "datatype" in r) == sorted(
        (r["class"], r["p"], r["datatype"], r["pairs"]) for r in datatypes
    )


# --- the service ---


def test_the_service_names_every_graph_that_there_is(view: View) -> None:
    said = rows(
        view,
        """SELECT ?g ?n { self:service sd:defaultDataset/sd:namedGraph ?named . ?named sd:name ?g
          OPTIONAL { ?named sd:graph/void:triples ?n } }""",
    )
    counted = rows(view, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    assert {row["g"] for row in said} == {row["g"] for row in counted}
    sizes = {row["g"]: row["n"] for row in counted}
    assert {row["g"]: row["n"] for row in said if "n" in row} == {g: n for g, n in sizes.items() if g != GRAPH}


def test_the_service_says_where_and_how_to_ask(view: View) -> None:
    assert one(view, "SELECT ?x { self:service sd:endpoint ?x }") == {"x": ENDPOINT}
    assert view.ask(PREFIX + "ASK { self:service a sd:Service ; sd:feature sd:UnionDefaultGraph }")
    assert view.ask(PREFIX + "ASK { self:service sd:supportedLanguage sd:SPARQL11Query }")
    formats = {row["x"].rpartition("/")[2] for row in rows(view, "SELECT ?x { self:service sd:resultFormat ?x }")}
    assert {"SPARQL_Results_JSON", "SPARQL_Results_CSV", "Turtle", "JSON-LD"} <= formats


def test_a_title_with_marks_is_kept(two: View) -> None:
    named = rows(two, "SELECT ?label { ?named sd:name ?g ; rdfs:label ?label . ?g dcterms:title ?label }")
    assert {row["label"] for row in named} == {"甲“报\\告”", "乙“报\\告”"}


def test_no_blank_node_and_no_node_without_a_type_or_an_owner(view: View) -> None:
    assert not view.ask(f"ASK {{ GRAPH <{GRAPH}> {{ ?s ?p ?o FILTER(ISBLANK(?s) || ISBLANK(?o)) }} }}")
    loose = f"""SELECT ?s {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} FILTER NOT EXISTS {{ ?s a ?type }}
      FILTER NOT EXISTS {{ ?owner ?any ?s }} }}"""
    assert rows(view, loose) == []


# --- what others ask ---

# As sib-swiss/sparql-editor asks of any endpoint (packages/sparql-editor/src/metadata.ts): the variables and the shape.
SIB_PREFIXES = "SELECT DISTINCT ?prefix ?namespace { [] sh:namespace ?namespace ; sh:prefix ?prefix } ORDER BY ?prefix"
SIB_EXAMPLES = """SELECT DISTINCT ?sq ?comment ?query WHERE {
  ?sq a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?query } ORDER BY ?sq"""
SIB_CLASSES = """SELECT DISTINCT ?graph ?subjectClass ?prop ?objectClass ?objectDatatype ?triples WHERE {
  {
    OPTIONAL { ?graph sd:graph ?graphDesc . OPTIONAL { ?graph rdfs:label ?graphLabel } ?graphDesc void:classPartition ?cp }
    ?cp void:class ?subjectClass ; void:propertyPartition ?pp .
    OPTIONAL { ?subjectClass rdfs:label ?subjectClassLabel }
    ?pp void:property ?prop
    OPTIONAL { ?pp void:triples ?triples }
    OPTIONAL { { ?pp void:classPartition [ void:class ?objectClass ] } UNION { ?pp ext:datatypePartition [ ext:datatype ?objectDatatype ] } }
  } UNION {
    ?linkset void:subjectsTarget [ void:class ?subjectClass ] ; void:linkPredicate ?prop ; void:objectsTarget [ void:class ?objectClass ]
  }
}"""


def test_the_prefixes_that_an_editor_asks_for(view: View) -> None:
    assert {row["prefix"]: row["namespace"] for row in rows(view, SIB_PREFIXES)} == dict(PREFIXES)


def test_the_examples_that_an_editor_asks_for(view: View) -> None:
    found = rows(view, SIB_EXAMPLES)
    assert found
    for row in found:
        assert row["comment"] in row["query"].replace("\n# ", "\n")


def test_the_classes_that_an_editor_asks_for(sample: View) -> None:
    found = {
        (row["subjectClass"], row["prop"], row.get("objectClass", row.get("objectDatatype", "")))
        for row in rows(sample, SIB_CLASSES)
    }
    gm, xsd = PREFIXES["gm"], PREFIXES["xsd"]
    assert (f"{gm}Slogan", f"{gm}hasMember", f"{gm}PolicyElement") in found
    assert (f"{gm}Quote", f"{gm}start", f"{xsd}integer") in found
    assert all(prop for _, prop, _ in found)


# --- examples ---


def test_every_shipped_question_is_an_example_of_the_sample_and_has_rows(sample: View) -> None:
    found = {row["sq"].rpartition("#")[2]: row["query"] for row in rows(sample, SIB_EXAMPLES)}
    assert sorted(found) == list(names())
    assert [name for name, query in found.items() if not len(sample.select(query))] == []


def test_an_example_comes_in_both_languages_and_says_where_to_ask(view: View) -> None:
    for row in rows(view, "SELECT ?x { ?x a sh:SPARQLSelectExecutable }"):
        said = rows(
            view, f"SELECT (LANG(?c) AS ?lang) ?target {{ <{row['x']}> rdfs:comment ?c ; schema:target ?target }}"
        )
        assert sorted((r["lang"], r["target"]) for r in said) == [("en", ENDPOINT), ("zh", ENDPOINT)]


def test_examples_of_a_small_report_run_as_well(two: View) -> None:
    """What needs a value is left out where no value has an answer; what needs none may have none."""
    found = rows(two, "SELECT ?query { ?x a sh:SPARQLExecutable ; sh:select ?query }")
    assert 0 < len(found) <= len(names())
    needy = [row["query"] for row in found if "# parameter:" in row["query"]]
    assert all(len(two.select(query)) for query in needy if not all("?" in p.split()[2] for p in heads(query)))


def heads(query: str) -> list[str]:
    """Return the kinds of the parameters of an example; `?` marks those that may be left out."""
    return [" ".join(line.split()[1:5]) for line in query.splitlines() if line.startswith("# parameter:")]


def test_the_same_lines_each_time(tmp_path: Path) -> None:
    vocabulary = ['<https://example.org/v> <https://example.org/p> "x" <https://example.org/ontology> .\n']
    report = tmp_path / "report.nq"
    report.write_text('<https://example.org/a> <https://example.org/p> "x > y" <https://example.org/g> .\n', "utf-8")
    lines = description.lines(vocabulary, [report])
    assert lines == sorted(set(lines)) == description.lines(vocabulary, [report])


def test_an_empty_graph_can_be_described(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("没有内容。\n", "utf-8")
    build([tmp_path / "report.txt"], tmp_path / "store")
    assert View.open(tmp_path / "store").ask(PREFIX + "ASK { self:data void:triples ?n }")
