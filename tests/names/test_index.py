"""Things found by what somebody types, and names found inside a text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.graph.errors import StoreError
from gangmu.graph.names import FILE, How, Index, write
from gangmu.graph.names.fold import fold
from gangmu.graph.store import View, publish
from gangmu.ontology.terms import DCTERMS, GM, ID, RDF, SKOS, superclasses

NAMES = [
    # issuer, folder, class, label, English, others
    ("青石县", "口号", "Slogan", "三个青石", "Three Qingshis", ["“三个青石”建设"]),
    ("青石县", "口号", "Slogan", "两个青石", "", []),
    ("青石县", "目标", "Goal", "绿色青石", "Green Qingshi", []),
    ("青石县", "项目", "Project", "新能源汽车充电桩", "", []),
    ("青石县", "项目", "Project", "青石绿谷产业园", "Green Valley Park", ["绿谷园区"]),
    ("青石县", "项目", "Campaign", "绿满青石行动", "", []),
    ("青石县", "项目", "Project", "5G基站", "", []),
    ("青石县", "地点", "AdministrativeArea", "青石县", "Qingshi County", ["青石"]),
    ("青石县", "地点", "Region", "长三角", "", []),
    ("青石县", "主体", "Enterprise", "云谷集团", "", []),
    ("云岭县", "口号", "Slogan", "三个青石", "", []),
    ("云岭县", "地点", "NaturalFeature", "略水", "", []),
    ("云岭县", "目标", "Goal", "第十四次大会", "", []),
]


def lines(names: Iterable[tuple[str, str, str, str, str, list[str]]] = NAMES) -> list[str]:
    found = set()
    for issuer, folder, class_, label, english, others in names:
        iri, graph = f"{ID}{issuer}/{folder}/{label}", f"<{ID}{issuer}/报告>"
        kind = getattr(GM, class_)
        for type_ in (kind, *superclasses(kind)):
            found.add(f"<{iri}> <{RDF}type> <{type_}> {graph} .\n")
        found.add(f'<{iri}> <{SKOS}prefLabel> "{label}"@zh {graph} .\n')
        if english:
            found.add(f'<{iri}> <{SKOS}prefLabel> "{english}"@en {graph} .\n')
        found |= {f'<{iri}> <{SKOS}altLabel> "{other}"@zh {graph} .\n' for other in others}
        report = f"{ID}{issuer}/报告"
        found.add(f"<{report}> <{RDF}type> <{GM.PolicyDocument}> {graph} .\n")
        found.add(f'<{report}> <{DCTERMS}title> "{issuer}政府工作报告"@zh {graph} .\n')
        found.add(f"<{report}/节/1> <{RDF}type> <{GM.Section}> {graph} .\n")
        found.add(f'<{report}/节/1> <{SKOS}prefLabel> "建设绿谷园区"@zh {graph} .\n')
    wording = f"{ID}青石县/报告/提法/1"
    graph = f"<{ID}青石县/报告>"
    found.add(f"<{wording}> <{RDF}type> <{GM.Formulation}> {graph} .\n")
    found.add(f"<{wording}> <{GM.formulationOf}> <{ID}青石县/目标/绿色青石> {graph} .\n")
    found.add(f'<{wording}> <{GM.wording}> "山清水秀的青石" {graph} .\n')
    found.add(f'<{GM.Slogan}> <{SKOS}prefLabel> "口号"@zh <https://w3id.org/gangmu/ontology> .\n')
    return sorted(found)


INDEX = Index.of(View.of(lines()))

HOSTILE = [
    '"',
    '"" OR 1',
    "青* OR 石",
    "NEAR(青 石)",
    "pairs:青石",
    "^青石",
    "-青石 AND NOT x",
    "';DROP TABLE thing;--",
    "%",
    "_",
    "\0青石\0",
    "\x02青",
    "石\x03",
    "{}[]()",
    "\\",
    "\ud800",
    "🀄" * 50,
    "青石" * 5000,
    "a" * 10_000,
    "1" * 10_000,
    "“" * 10_000,
]


@pytest.fixture(scope="module")
def index() -> Index:
    return INDEX


@pytest.mark.parametrize(
    ("words", "how", "names"),
    [
        ("三个青石", How.EXACT, ["三个青石", "三个青石"]),
        ("3個 青石", How.EXACT, ["三个青石", "三个青石"]),
        ("青石", How.EXACT, ["青石"]),
        ("第14次大会", How.EXACT, ["第十四次大会"]),
        ("山清水秀的青石", How.EXACT, ["山清水秀的青石"]),
        ("绿谷园", How.PREFIX, ["绿谷园区"]),
        ("绿", How.PREFIX, ["绿色青石", "绿谷园区", "绿满青石行动"]),
        ("充电桩", How.PART, ["新能源汽车充电桩"]),
        ("桩", How.PART, ["新能源汽车充电桩"]),
        ("电", How.PART, ["新能源汽车充电桩"]),
        ("valley", How.PART, ["Green Valley Park"]),
        ("lüse qingshi", How.PINYIN, ["绿色青石"]),
        ("lvseqingshi", How.PINYIN, ["绿色青石"]),
        ("luse", How.PINYIN, ["绿色青石"]),
        ("lsqs", How.PINYIN, ["绿色青石"]),
        ("lueshui", How.PINYIN, ["略水"]),
        ("chongdianzhuang", How.PINYIN, ["新能源汽车充电桩"]),
        ("changsanjiao", How.PINYIN, ["长三角"]),
        ("liangge", How.PINYIN, ["两个青石"]),
        ("5gjz", None, []),
        ("绿色青时", How.TYPO, ["绿色青石"]),
        ("长角三", How.TYPO, ["长三角"]),
        ("青石绿谷产业圆", How.TYPO, ["青石绿谷产业园"]),
        ("青山绿谷产业圆", How.TYPO, ["青石绿谷产业园"]),
        ("新能源气车充电庄", How.TYPO, ["新能源汽车充电桩"]),
        ("Green Vallay Prk", How.TYPO, ["Green Valley Park"]),
        ("青山绿水产业圆", None, []),
        ("口号", None, []),
        ("", None, []),
        ("“”", None, []),
    ],
)
def test_found(index: Index, words: str, how: How | None, names: list[str]) -> None:
    hits = index.find(words)
    assert [hit.name for hit in hits if hit.how is how] == names
    assert hits[0].how is how if how else not hits
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True) or how is not How.EXACT


def test_the_surest_first_and_each_thing_once(index: Index) -> None:
    hits = index.find("青石")
    order = list(How)
    assert [order.index(hit.how) for hit in hits] == sorted(order.index(hit.how) for hit in hits)
    assert len({hit.iri for hit in hits}) == len(hits)
    assert hits == index.find("青石")


def test_what_a_hit_says(index: Index) -> None:
    (hit,) = index.find("绿谷园区", kinds=["Project"])
    assert (hit.kind, hit.label, hit.english, hit.name, hit.scope) == (
        "Project",
        "青石绿谷产业园",
        "Green Valley Park",
        "绿谷园区",
        "青石县",
    )
    assert index.find("山清水秀的青石")[0].label == "绿色青石"


@pytest.mark.parametrize(
    ("words", "kinds", "scope", "labels"),
    [
        ("三个青石", ["Slogan"], "云岭县", ["三个青石"]),
        ("三个青石", ["Project"], "", []),
        ("绿满青石行动", ["Project"], "", ["绿满青石行动"]),
        ("云谷集团", ["Actor"], "", ["云谷集团"]),
        ("青石", [], "云岭县", ["三个青石"]),
        ("青石", ["Nonsense"], "", []),
        ("绿色青时", ["Slogan"], "", []),
    ],
)
def test_only_some_things(index: Index, words: str, kinds: list[str], scope: str, labels: list[str]) -> None:
    assert [hit.label for hit in index.find(words, kinds, scope)] == labels


def test_a_limit(index: Index) -> None:
    assert index.find("青石", limit=3) == index.find("青石")[:3]
    assert len(index.find("青石", limit=3)) == 3


def test_complete(index: Index) -> None:
    assert [hit.label for hit in index.complete("绿")] == ["绿色青石", "青石绿谷产业园", "绿满青石行动"]
    assert [hit.label for hit in index.complete("qings")] == ["青石县", "青石绿谷产业园", "青石县政府工作报告"]
    assert index.complete("充电桩") == []


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words(index: Index, words: str) -> None:
    for hit in index.find(words):
        assert hit.how in How
    for spot in index.spot(words):
        assert 0 <= spot.start < spot.end <= len(words)
    index.complete(words)
    assert len(index.find("三个青石")) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“三个青石”包括哪些？", [("三个青石", How.EXACT, 2)]),
        ("3个青石和绿色青石有何关系", [("3个青石", How.EXACT, 2), ("绿色青石", How.EXACT, 1)]),
        ("青石县的充电桩建好了吗", [("青石县", How.EXACT, 1), ("充电桩", How.PART, 1)]),
        ("青石绿谷产业园由谁负责", [("青石绿谷产业园", How.EXACT, 1)]),
        ("lüse qingshi 有哪些项目", [("lüse qingshi", How.PINYIN, 1)]),
        ("lsqs怎么样", [("lsqs", How.PINYIN, 1)]),
        (
            "Is Green Qingshi served by the Green Valley Park?",
            [("Green Qingshi", How.EXACT, 1), ("Green Valley Park", How.EXACT, 1)],
        ),
        ("Evergreen Qingshiland", []),
        ("长三角。青石", [("长三角", How.EXACT, 1), ("青石", How.EXACT, 1)]),
        ("新能源。汽车", [("新能源", How.PART, 1), ("汽车", How.PART, 1)]),
        ("青。石", []),
        ("今天天气怎么样", []),
        ("", []),
    ],
)
def test_spots(index: Index, text: str, found: list[tuple[str, How, int]]) -> None:
    spots = index.spot(text)
    assert [(text[s.start : s.end], s.hits[0].how, len(s.hits)) for s in spots] == found


def test_an_ambiguous_spot_keeps_all_its_things_and_counts_the_rest(index: Index) -> None:
    (spot,) = index.spot("三个青石", limit=1)
    assert (len(spot.hits), spot.more) == (1, 1)
    (spot,) = index.spot("三个青石", scope="云岭县")
    assert ([hit.scope for hit in spot.hits], spot.more) == (["云岭县"], 0)


WORDS = st.sampled_from(
    [*(row[3] for row in NAMES), "3個青石", "的", "。", "\n", "“", "Green ", "qing", "充电桩", "x\u0301", "㎞"]
)


@given(st.lists(st.one_of(WORDS, st.text(max_size=5)), max_size=12).map("".join))
def test_spots_lie_apart_and_fold_to_the_name(text: str) -> None:
    last = 0
    for spot in INDEX.spot(text):
        assert last <= spot.start < spot.end <= len(text)
        last = spot.end
        piece = fold(text[spot.start : spot.end])
        for hit in spot.hits:
            if hit.how is How.EXACT:
                assert piece == fold(hit.name)
            elif hit.how is How.PART:
                assert piece in fold(hit.name)


@given(st.sampled_from([row[3] for row in NAMES]), st.text(max_size=10), st.text(max_size=10))
def test_a_name_is_found_in_any_surroundings(name: str, before: str, after: str) -> None:
    text = f"{before}。{name}。{after}"
    assert any(s.start <= len(before) + 1 and s.end >= len(before) + 1 + len(name) for s in INDEX.spot(text))


# --- the file ---


def test_the_file_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(lines(), tmp_path / name)
    assert len({hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("a", "b")}) == 1


def test_a_snapshot_holds_it_and_threads_share_it(tmp_path: Path) -> None:
    folder = publish(tmp_path, lines(), {}, {FILE: write})
    assert sorted(path.name for path in folder.iterdir()) == ["graph.nq", "index", "manifest.json", FILE]
    index = Index.open(folder)
    assert Index.of(View.open(tmp_path)).find("绿") == index.find("绿") == INDEX.find("绿")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(index.find, ["三个青石", "充电桩", "lsqs", "绿色青时"] * 50))
    assert answers == [INDEX.find(words) for words in ["三个青石", "充电桩", "lsqs", "绿色青时"]] * 50
    index.close()


def test_a_snapshot_without_it_gets_it_by_the_next_build(tmp_path: Path) -> None:
    folder = publish(tmp_path, lines(), {})
    with pytest.raises(StoreError, match="build the graph anew"):
        Index.open(folder)
    assert Index.of(View.open(tmp_path)).find("充电桩")
    assert publish(tmp_path, lines(), {}, {FILE: write}) == folder
    assert Index.open(folder).find("充电桩")


def test_a_broken_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 500)
    with pytest.raises(StoreError, match="build the graph anew"):
        Index.open(tmp_path)


def test_the_index_cannot_be_written_to(tmp_path: Path) -> None:
    write(lines(), tmp_path / FILE)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(Exception, match="readonly"):
        Index.open(tmp_path)._base.rows("DELETE FROM thing")
    assert (tmp_path / FILE).read_bytes() == before


def test_an_empty_graph_has_an_empty_index() -> None:
    index = Index.of(View.of([]))
    assert (index.find("青石"), index.spot("青石县"), index.complete("青")) == ([], [], [])
