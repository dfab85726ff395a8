"""Definite undertakings: sentences of such reports, and what a reader would say that they announce."""

from __future__ import annotations

import pytest

from gangmu.graph.mentions import projects
from gangmu.graph.model import Project
from gangmu.graph.outline import outline
from gangmu.graph.text import Source, clean

PLAN, REVIEW = "一、今年工作任务\n", "过去五年工作回顾\n"


def read(text: str, heading: str = PLAN) -> tuple[Project, ...]:
    return projects.read(outline(clean(Source("a", f"{heading}{text}\n", "", "utf-8"))))


def told(project: Project) -> str:
    """The name, with the quantity behind a slash where there is one."""
    return project.name + (f" / {project.quantity}" if project.quantity else "")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A verb and its object.
        ("新建青石县人民医院。", ["青石县人民医院"]),
        ("启动青石水库建设。", ["青石水库"]),
        ("打造云岭古城4A级景区。", ["云岭古城4A级景区"]),
        ("规划建设白沙航天产业园。", ["白沙航天产业园"]),
        ("谋划建设云岭抽水蓄能电站。", ["云岭抽水蓄能电站"]),
        ("实施老城改造工程。", ["老城改造工程"]),
        ("大力发展文化旅游，打造云岭温泉小镇。", ["云岭温泉小镇"]),
        ("举办云岭茶文化旅游节。", ["云岭茶文化旅游节"]),
        ("办好第三届青石国际马拉松。", ["第三届青石国际马拉松"]),
        ("组建青石文旅集团。", ["青石文旅集团"]),
        ("成立青石县商会。", ["青石县商会"]),
        ("设立青石茶产业发展基金。", ["青石茶产业发展基金"]),
        ("实施数字乡村建设工程。", ["数字乡村建设工程"]),
        ("开展学习贯彻主题教育。", ["学习贯彻主题教育"]),
        ("深化国有企业改革。", ["国有企业改革"]),
        # What stands around a name is no part of it.
        ("加快云岭新区建设步伐。", ["云岭新区"]),
        ("加快省道201线改线工程进度。", ["省道201线改线工程"]),
        ("推动白沙科学城扩面增量。", ["白沙科学城"]),
        ("加快青石至云岭高速公路前期工作。", ["青石至云岭高速公路"]),
        ("打造服务周边的青石物流集散地。", ["青石物流集散地"]),
        # Marks inside a name.
        ("建设云岭公园（二期）。", ["云岭公园（二期）"]),
        ("实施青石河（云岭段）综合治理。", ["青石河（云岭段）综合治理"]),
        ("建设青石—云岭—白沙旅游公路。", ["青石—云岭—白沙旅游公路"]),
        ("建设“云谷、水岸”产业园。", ["“云谷、水岸”产业园"]),
        # Names in quotation marks.
        ("实施“云谷”行动。", ["“云谷”行动"]),
        ("实施“一号工程”。", ["“一号工程”"]),
        ("打造“东方茶都”。", ["“东方茶都”"]),
        ("打造商圈“云岭天街”。", ["商圈“云岭天街”"]),
        ("擦亮“青石竹编”区域公用品牌。", ["“青石竹编”区域公用品牌"]),
        ("实施乡村振兴“千村示范”工程。", ["乡村振兴“千村示范”工程"]),
        ("开展文化科技卫生“三下乡”活动。", ["文化科技卫生“三下乡”活动"]),
        ("推进农村“三块地”改革。", ["农村“三块地”改革"]),
        ("推进所有权、承包权、经营权“三权分置”改革。", ["“三权分置”改革"]),
        ("打造“云谷”“星港”两个平台。", ["“云谷”平台", "“星港”平台"]),
        # Plans and schemes.
        ("编制《青石县全域旅游发展总体规划》。", ["《青石县全域旅游发展总体规划》"]),
        ("印发《关于促进茶产业发展的实施意见》。", ["《关于促进茶产业发展的实施意见》"]),
        ("出台支持民营经济发展实施意见。", ["支持民营经济发展实施意见"]),
        ("制定青石县国土空间规划。", ["青石县国土空间规划"]),
        # What is done stands behind what it is done to.
        ("青石水库建成投用。", ["青石水库"]),
        ("云岭大桥建成通车。", ["云岭大桥"]),
        ("青石湖隧道全线贯通。", ["青石湖隧道"]),
        ("青石县人民医院主体完工。", ["青石县人民医院"]),
        ("青石水库、云岭大桥建成投用。", ["青石水库", "云岭大桥"]),
        ("力争云岭大桥年内建成通车。", ["云岭大桥"]),
        # A noun that looks like a verb, and a verb that looks like a noun.
        ("抓好青石河治理、云岭山绿化、白沙湖修复。", ["青石河治理", "云岭山绿化", "白沙湖修复"]),
        ("全面完成青石水库除险加固工程。", ["青石水库除险加固工程"]),
        ("改造青石大道、云岭路、白沙街。", ["青石大道", "云岭路", "白沙街"]),
        ("抓好云岭片区城中村改造。", ["云岭片区城中村改造"]),
        # Others who act.
        ("支持企业建设研发中心。", ["研发中心"]),
        ("鼓励青石集团建设茶叶精深加工基地。", ["茶叶精深加工基地"]),
        ("与云岭市共建飞地产业园。", ["飞地产业园"]),
        ("在云岭镇高标准建设茶叶出口示范基地。", ["茶叶出口示范基地"]),
        ("支持云岭镇打造国家现代农业产业园。", ["国家现代农业产业园"]),
        ("将青石打造成区域物流中心。", ["区域物流中心"]),
        ("制定并实施青石县国土空间规划。", ["青石县国土空间规划"]),
        ("编制“十五五”规划。", ["“十五五”规划"]),
        ("新建和改造提升高标准农田5万亩。", ["高标准农田 / 5万亩"]),
        ("办好青石国际自行车赛、云岭油菜花节。", ["青石国际自行车赛", "云岭油菜花节"]),
        ("第三届云岭茶博会成功举办。", ["第三届云岭茶博会"]),
        ("做好第四次全国文物普查工作。", ["第四次全国文物普查"]),
        ("推进云岭水厂二期、青石核电一期建设。", ["云岭水厂二期", "青石核电一期"]),
        ("确保云岭广场开工、青石农贸市场投入运营。", ["云岭广场", "青石农贸市场"]),
        ("云岭污泥处置工程进展顺利。", ["云岭污泥处置工程"]),
        ("推进云岭镇政务服务系统建设。", ["云岭镇政务服务系统"]),
        # What is done to places.
        ("对云岭大街、青石广场等区域进行环境综合整治。", ["云岭大街", "青石广场"]),
        ("完成9条道路路灯的升级改造。", ["道路路灯的升级改造 / 9条"]),
        # Lists.
        ("建设云岭物流园、青石水库和白沙机场。", ["云岭物流园", "青石水库", "白沙机场"]),
        ("建设青石风电，以及云岭光伏发电项目。", ["青石风电", "云岭光伏发电项目"]),
        (
            "推进云岭物流园、青石水库建设，以及白沙大桥前期工作。",
            ["云岭物流园", "青石水库", "白沙大桥"],
        ),
        (
            "加快青石至云岭高速公路、白沙至青石铁路前期工作。",
            ["青石至云岭高速公路", "白沙至青石铁路"],
        ),
        (
            "实施学前教育普惠行动、义务教育优质行动、高中教育振兴行动。",
            ["学前教育普惠行动", "义务教育优质行动", "高中教育振兴行动"],
        ),
        # A head that a list shares.
        ("新建24座环保公厕、2座垃圾转运站。", ["垃圾转运站 / 2座"]),
        ("实施危房改善、水源保护提升工程。", ["危房改善工程", "水源保护提升工程"]),
        ("加快沈阳、大连国家综合货运枢纽建设。", ["沈阳国家综合货运枢纽", "大连国家综合货运枢纽"]),
        ("青石桥加固、城市绿化、亮化等工程按期完工。", ["青石桥加固", "城市绿化", "亮化"]),
        ("培育茶叶、竹笋等特色产业集群。", ["茶叶特色产业集群", "竹笋特色产业集群"]),
        ("建设茶叶加工、竹笋加工两个产业园。", ["茶叶加工产业园", "竹笋加工产业园"]),
        ("建设茶叶加工、竹笋加工2个产业园。", ["茶叶加工产业园", "竹笋加工产业园"]),
        ("打造云岭和白沙两大旅游度假区。", ["云岭旅游度假区", "白沙旅游度假区"]),
        ("打造云岭、白沙、青石三个旅游度假区。", ["云岭旅游度假区", "白沙旅游度假区", "青石旅游度假区"]),
        ("实施就业创业、技能提升、社会保障三大工程。", ["就业创业工程", "技能提升工程", "社会保障工程"]),
        ("推动“云谷”“星港”等平台建设。", ["“云谷”平台", "“星港”平台"]),
        ("实施“茶乡振兴”“竹海提升”两大工程。", ["“茶乡振兴”工程", "“竹海提升”工程"]),
        ("建设青石镇、白沙镇蔬菜基地。", ["青石镇蔬菜基地", "白沙镇蔬菜基地"]),
        ("推动云岭物流园、青石水库等重大项目建设。", ["云岭物流园", "青石水库"]),
        ("打通青石东路、云岭北路等5条断头路。", ["青石东路", "云岭北路"]),
        ("新建云岭幼儿园等20所幼儿园。", ["云岭幼儿园"]),
        ("实施电动汽车充电桩等一批项目。", ["电动汽车充电桩"]),
        ("实施游客中心提升等3个项目。", ["游客中心提升项目"]),
        # Under which sign a sentence stands.
        ("以“放管服”改革为牵引，优化营商环境。", ["“放管服”改革"]),
        ("围绕创建云岭4A级景区，实施游客中心改造。", ["云岭4A级景区", "游客中心改造"]),
        # Quantities.
        ("新建10万亩以上高标准农田。", ["高标准农田 / 10万亩以上"]),
        ("新建高标准农田10万亩。", ["高标准农田 / 10万亩"]),
        ("创建“双创”基地2个至3个。", ["“双创”基地 / 2个至3个"]),
        ("建设城市公园3处。", ["城市公园 / 3处"]),
        ("建设青石5万千瓦风电。", ["青石风电 / 5万千瓦"]),
        ("改造老旧小区20个。", ["老旧小区 / 20个"]),
        ("新建温室500亩。", ["温室 / 500亩"]),
        ("建设3个重点镇污水处理厂。", ["重点镇污水处理厂 / 3个"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [told(project) for project in read(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        # Mechanisms, models, requirements, spirits.
        "推行河长制。",
        "建立“五个一”工作机制。",
        "推行“一窗受理”模式。",
        "落实“三区三线”制度。",
        "健全防返贫监测机制。",
        "完善社会保障体系。",
        "弘扬“青石精神”。",
        "建设“一谷两带”。",
        # Aspirations and principles.
        "提升营商环境。",
        "打造一流营商环境。",
        "提升公共服务水平。",
        "推动高质量发展。",
        "推进共同富裕。",
        "做强茶产业。",
        "培育新质生产力。",
        "坚持绿色发展理念。",
        "走好高质量发展之路。",
        "实施积极的财政政策。",
        "建设美丽家园。",
        "加强基层治理。",
        # Numbers of what is measured, and bare counts.
        "地区生产总值增长8%。",
        "新增城镇就业5000人。",
        "培育省级龙头企业10家。",
        "森林覆盖率达到45%。",
        "实施重点项目302个。",
        # Kinds, not things.
        "推进重大项目建设。",
        "建设一批重点项目。",
        "建设产业园区。",
        "建设大市场。",
        "加强项目建设。",
        "推进城镇化建设。",
        # Only visited, relied upon, received, or supported.
        "参加第五届青石博览会。",
        "依托云岭物流园发展现代物流。",
        "荣获“国家园林县城”称号。",
        "支持青石集团、云岭公司做大做强。",
        "加强与青石大学合作。",
    ],
)
def test_no_undertaking(text: str) -> None:
    assert [told(project) for project in read(text)] == []


@pytest.mark.parametrize(
    ("heading", "text", "status"),
    [
        (PLAN, "新建云岭物流园。", "planned"),
        (PLAN, "持续推进云岭物流园建设。", "ongoing"),
        (PLAN, "深化国有企业改革。", "ongoing"),
        (PLAN, "继续实施“云谷”行动。", "ongoing"),
        (PLAN, "改造提升云岭农贸市场。", "planned"),
        (PLAN, "青石水库建成投用。", "planned"),
        (PLAN, "以“最多跑一次”改革为抓手，提升效能。", "ongoing"),
        (REVIEW, "新建了青石县人民医院。", "done"),
        (REVIEW, "过去五年，建成青石水库。", "done"),
        (REVIEW, "云岭大桥建成通车。", "done"),
        (REVIEW, "成功举办青石国际马拉松。", "done"),
        (REVIEW, "编制完成《青石县国土空间规划》。", "done"),
        (REVIEW, "启动了青石水库建设。", "ongoing"),
        (REVIEW, "白沙机场开工建设。", "ongoing"),
        (REVIEW, "云岭产业园雏形初现。", "ongoing"),
        (REVIEW, "扫黑除恶专项斗争深入开展。", "ongoing"),
        (REVIEW, "围绕创建云岭4A级景区，建成游客中心。", "ongoing"),
    ],
)
def test_status(heading: str, text: str, status: str) -> None:
    assert read(text, heading)[0].status.value == status


def test_what_the_plan_takes_up_again_is_ongoing() -> None:
    text = f"{REVIEW}启动了青石水库建设。\n{PLAN}推进青石水库建设。新建云岭大桥。\n"
    found = read(text, "")
    assert [(project.name, project.status.value) for project in found] == [
        ("青石水库", "ongoing"),
        ("青石水库", "ongoing"),
        ("云岭大桥", "planned"),
    ]


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("培育茶叶、竹笋等特色产业集群。", [("茶叶",), ("竹笋",)]),
        ("推动云岭物流园、青石水库等重大项目建设。", [(), ("青石水库重大项目",)]),
        ("实施电动汽车充电桩等一批项目。", [("电动汽车充电桩项目",)]),
        ("建设青石镇、白沙镇蔬菜基地。", [("青石镇",), ()]),
        ("新建云岭物流园。", [()]),
    ],
)
def test_aliases(text: str, aliases: list[tuple[str, ...]]) -> None:
    assert [project.aliases for project in read(text)] == aliases


@pytest.mark.parametrize(
    ("text", "campaign"),
    [
        ("实施“云谷”行动。", True),
        ("实施“1+N”行动计划。", True),
        ("开展扫黑除恶专项斗争。", True),
        ("新建云岭物流园。", False),
        ("实施老城改造工程。", False),
    ],
)
def test_campaigns(text: str, campaign: bool) -> None:
    assert [project.campaign for project in read(text)] == [campaign]


def test_a_statement_says_its_verb_its_clause_and_where_it_stands() -> None:
    reading = outline(clean(Source("a", f"{PLAN}\n（一）兴产业\n\n强化支撑，高标准建设云岭物流园。\n", "", "")))
    (project,) = projects.read(reading)
    assert (project.verb, reading.words(project.at), reading.words(project.spot)) == (
        "高标准建设",
        "高标准建设云岭物流园",
        "云岭物流园",
    )
    assert project.section is not None and reading.sections[project.section].title == "（一）兴产业"
    assert reading.sentences[project.sentence].at.holds(project.at)


def test_headings_repeat_and_preambles_greet() -> None:
    assert read("（一）建设云岭物流园\n优化营商环境。") == ()
    assert read("各位代表：\n我代表政府报告工作，建设云岭物流园。\n一、今年工作任务\n优化营商环境。", "") == ()


@pytest.mark.parametrize(
    "text",
    [
        "建设”",
        "实施（“）”",
        "编制》",
        "建设“",
        "建设“云谷",
        "编制《规划",
        "建设“”",
        "建设《》",
        "建设、、和",
        "以”改革为牵引",
    ],
)
def test_marks_without_their_partner_name_nothing(text: str) -> None:
    assert [told(project) for project in (*read(text), *read(text, REVIEW))] == []
