"""Named places: divisions, natural features, streets, regions, and those inside longer names."""

from __future__ import annotations

from pathlib import Path

import pytest

from gangmu.graph.mentions import places
from gangmu.graph.mentions.places import gazetteer
from gangmu.graph.mentions.places.endings import suffixed
from gangmu.graph.model import Kind, Place
from gangmu.graph.outline import outline
from gangmu.graph.text import Source, clean, read


def found(text: str) -> tuple[Place, ...]:
    """Return the places of a text; each spot bears the name or an alias."""
    reading = outline(clean(Source("a", text, "", "utf-8")))
    all_places = places.read(reading)
    for place in all_places:
        assert {reading.words(spot) for spot in place.spots} == {place.name, *place.aliases}
    return all_places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # divisions, with and without their generic word
        (
            "四川与重庆合作，成都市内建免税店，恩施土家族苗族自治州率先。",
            ["四川", "重庆", "成都市", "恩施土家族苗族自治州"],
        ),
        ("隰县小西天、应县木塔流量出圈。", ["隰县", "应县"]),
        ("实施云岭镇油料基地，青石乡、白沙街道试点。", ["云岭镇", "青石乡", "白沙街道"]),
        ("打通了云岭大道、青石路、府前街等断头路，改造贡南巷。", ["云岭大道", "青石路", "府前街", "贡南巷"]),
        ("完成了甲乙撤乡设镇。", ["甲乙"]),
        ("重点做好奋斗镇和建设办事处基地建设，对青石桥以北改造。", ["奋斗镇", "建设办事处", "青石桥"]),
        # nature
        (
            "统筹做好（云鼓泉、青石河、云岭山、东山）治理，保护哈石湿地。",
            ["云鼓泉", "青石河", "云岭山", "东山", "哈石湿地"],
        ),
        ("实施黄河流域（太原段）治理，推进太湖治理。", ["黄河流域", "太原", "太湖"]),
        # regions
        (
            "对接京津冀、长三角，融入成渝地区双城经济圈，加快石家庄都市圈建设。",
            ["京津冀", "长三角", "成渝地区双城经济圈", "石家庄都市圈"],
        ),
        ("推进陕北、粤东粤西粤北发展，深化川渝合作。", ["陕北", "粤东", "粤西", "粤北", "川渝"]),
        ("推动西部大开发、中部地区崛起。", ["西部", "中部地区"]),
        ("治理青石河，打造青北休闲区。", ["青石河"]),
        ("治理甘河，打造甘北休闲区。", ["甘河", "甘北"]),
        # lines
        ("实施甲城—乙津—丙马城际高速铁路。", ["甲城", "乙津", "丙马"]),
        ("建设炉岭至新都桥高速，隆水铁路云昌至永宁段扩能。", ["炉岭", "新都桥", "云昌", "永宁"]),
        ("实施国道3号线、省道甲乙线改线。", ["国道3号线", "省道甲乙线"]),
        # what bears a place's name
        ("推进云顶沟水电站、白塔蔬菜批发市场，开放陶石遗址。", ["云顶沟", "白塔", "陶石"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [place.name for place in found(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "加强城市、乡村和社区建设，推进工业园区发展，全省、全市、我县、本区各县同步。",
        "打造示范镇、产业强镇、美丽乡村和行政村，改造农村公路、步行街，拓宽致富路。",
        "深化“河长制”，守护绿水青山，建设母亲河，开展矿山治理，探索新路。",
        "确保长治久安，增长治理效能，提高平均水平，推广安全用电，城乡建设资源共享。",
        "从去年至今，由5%提高至8%，科技—产业—金融良性循环。",
        "市场监管、县域经济、乡镇治理、村民自治、街道绿化。",
        "县长张云州作报告，李保定同志参加。",
        "“乐动草原”演出，“城市大脑”建设。",
        "编制《国土空间规划》等20个规划，新增15个乡镇。",
    ],
)
def test_nothing_is_a_place(text: str) -> None:
    assert [place.name for place in found(text)] == []


def test_forms_of_one_place_are_one_record() -> None:
    by_name = {p.name: p for p in found("青石县云岭镇产业园开工。云岭桃花节在青石举办。")}
    assert by_name["云岭镇"].aliases == ("云岭",)
    assert len(by_name["云岭镇"].spots) == 2
    assert by_name["青石县"].aliases == ("青石",)


def test_a_town_with_an_everyday_name_has_no_short_form() -> None:
    assert [len(p.spots) for p in found("奋斗镇建设园区，全县人民团结奋斗。")] == [1]


def test_the_usual_form_of_a_province_is_its_name() -> None:
    (place,) = found("山西省加快转型。美丽山西建设，三晋大地生机勃发，山西精品享誉。")
    assert (place.name, place.aliases) == ("山西", ("山西省", "三晋"))


def test_a_countys_short_form_counts_in_its_own_province() -> None:
    assert "理塘" in [p.name for p in found("四川建设理塘光伏，成都开工。")]
    assert "理塘" not in [p.name for p in found("山西建设理塘光伏，太原开工。")]


def test_an_everyday_short_form_counts_beside_another_place() -> None:
    assert {"海城", "朝阳"} <= {p.name for p in found("辽宁工作报告。瓦房店、海城、庄河上榜，支持大连、朝阳创建名城。")}
    assert "朝阳" not in {p.name for p in found("辽宁工作报告。大连发展朝阳产业，沈阳、朝阳产业升级。")}


def test_streets_that_bear_everyday_words() -> None:
    assert [p.name for p in found("改造人民路、解放东路，打通迎宾大道。")] == ["人民路", "解放东路", "迎宾大道"]
    assert [p.name for p in found("走好群众路线，坚持人民路线，铺设胜利路网。")] == []


def test_places_that_share_a_facility() -> None:
    assert [p.name for p in found("推进乌拉、娄里、青山水库建设。")] == ["乌拉", "娄里", "青山"]
    assert [p.name for p in found("加强防洪、灌溉、青山水库建设。")] == ["青山"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("太原转型", Kind.AREA),
        ("治理青石河", Kind.NATURE),
        ("打通云岭大道", Kind.ROUTE),
        ("对接京津冀", Kind.REGION),
        ("推进云顶沟水电站", Kind.SITE),
        ("与蒙古国合作", Kind.PLACE),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert [place.kind for place in found(text)] == [kind]


def test_the_longer_of_two_names_stands() -> None:
    assert [hit.key for hit in gazetteer.find("在兴安岭以北，大兴安岭林区")] == ["大兴安岭"]
    assert [hit.key for hit in gazetteer.find("鲁中山区振兴")] == []


def test_a_name_does_not_open_with_a_measure() -> None:
    assert [hit.key for hit in suffixed("新建3个云岭村，5公里路", [])] == []


def test_gazetteer_has_all_provinces_and_no_name_twice() -> None:
    rows = gazetteer.table("divisions")["province"]
    assert len(rows) == len({row["code"] for row in rows}) == 34
    for row in rows:
        names = [*row["prefectures"].split(), *row["counties"].split()]
        assert len(names) == len(set(names)), row["name"]
        assert all(len(name) > 1 for name in names), row["name"]


def test_the_sample(root: Path) -> None:
    reading = outline(clean(read(root / "data/reports/xinjiang-2021/report.txt")))
    by_name = {place.name: place for place in places.read(reading)}
    assert by_name["新绛县"].aliases == ("新绛",)
    assert by_name["万安镇"].aliases == ("万安",)
    regions = {"汾南", "汾北", "晋南", "京津冀", "长三角", "黄河金三角", "黄河流域"}
    ends = {"韩城", "河津", "侯马"}
    six = {"鼓堆泉", "汾河", "浍河", "峨嵋岭", "马首山", "九原山"}
    streets = {"九原大道", "凤凰路", "府西街", "贡院巷"}
    assert regions | ends | six | streets <= set(by_name)
    assert not {"城市", "乡村", "代县", "玉林", "临夏"} & set(by_name)
