"""Where a report lists the parts of a slogan, and what it says there."""

from __future__ import annotations

import pytest

from gangmu.graph.mentions import slogans
from gangmu.graph.model import Listing, Slogan
from gangmu.graph.outline import outline
from gangmu.graph.text import Source, clean


def found(text: str) -> dict[str, Slogan]:
    """Return the counted slogans of a text by name; all that is found must stand where it says."""
    reading = outline(clean(Source("a", text, "", "utf-8")))
    known = {slogan.name: slogan for slogan in slogans.read(reading) if slogan.counted}
    for slogan in known.values():
        for listed in slogan.listings:
            assert all(reading.words(member.at) == member.name for member in listed.members)
            assert all(listed.at.holds(member.at) for member in listed.members)
    return known


def members(text: str, name: str) -> list[list[str]]:
    return [[member.name for member in listed.members] for listed in found(text)[name].listings]


@pytest.mark.parametrize(
    ("text", "name", "parts"),
    [
        # before a quoted name, after the verbs of the clause
        ("加快建设人文新绛、绿色新绛、和谐新绛“三个新绛”，统筹发展。", "三个新绛", "人文新绛 绿色新绛 和谐新绛"),
        (
            "扎实做好农业产业化提质、新型工业化提速、文化旅游业提位、商贸物流业提档、城镇化水平提升“五篇文章”。",
            "五篇文章",
            "农业产业化提质 新型工业化提速 文化旅游业提位 商贸物流业提档 城镇化水平提升",
        ),
        ("持续推进农村土地所有权、承包权、经营权“三权分置”改革。", "三权分置", "农村土地所有权 承包权 经营权"),
        ("打好钢铁、建材和化工“三大战役”。", "三大战役", "钢铁 建材 化工"),
        ("用好农业科技创新、农村综合改革“两大动力”。", "两大动力", "农业科技创新 农村综合改革"),
        ("要深化运用主动想、扎实干、看效果“三部曲”。", "三部曲", "主动想 扎实干 看效果"),
        # verb phrases keep their verbs, what governs them all does not belong to them
        ("落实加强领导、加强投入、加强督查“三条措施”。", "三条措施", "加强领导 加强投入 加强督查"),
        ("守住确保粮食安全、确保不返贫“两条底线”。", "两条底线", "确保粮食安全 确保不返贫"),
        ("生物制造要聚焦生物医药和生物发酵“两大领域”。", "两大领域", "生物医药 生物发酵"),
        ("要压在头上的甲主义、乙主义、丙主义“三座大山”。", "三座大山", "甲主义 乙主义 丙主义"),
        ("绿色铝、硅光伏、新能源电池云南工业“新三样”产值增长。", "新三样", "绿色铝 硅光伏 新能源电池"),
        ("运用“主动想、扎实干、看效果”抓工作“三部曲”。", "三部曲", "主动想 扎实干 看效果"),
        ("更好地调动中央、地方“两个积极性”。", "两个积极性", "中央 地方"),
        ("打造冷水鱼、冷凉蔬菜万吨级“双冷”产业集群。", "双冷", "冷水鱼 冷凉蔬菜"),
        # a list in brackets or after a dash begins at once; items that differ in their verbs alone keep them
        (
            "打好“三大攻坚战”——防范化解风险、精准脱贫、污染防治，成效明显。",
            "三大攻坚战",
            "防范化解风险 精准脱贫 污染防治",
        ),
        ("开展“三个一批”（开工一批、投产一批、签约一批）活动。", "三个一批", "开工一批 投产一批 签约一批"),
        # plain counts, also where no noun tells that the name is one, and where the parts are verbs
        ("抓好规划、建设、管理三大环节，完善功能。", "三大环节", "规划 建设 管理"),
        ("加大甲乙、丙丁、戊己三大盆地油气勘探开发力度。", "三大盆地", "甲乙 丙丁 戊己"),
        ("加强工业、燃煤、机动车三大瓶颈突破。", "三大瓶颈", "工业 燃煤 机动车"),
        ("持续做强“粮、菜、果、畜、药”五大主导产业。", "五大主导产业", "粮 菜 果 畜 药"),
        ("重点打造生猪养殖、蛋鸡产业两大集群，建设示范园。", "两大集群", "生猪养殖 蛋鸡产业"),
        ("紧盯农业面源污染和工业固废两大重点，做好修复。", "两大重点", "农业面源污染 工业固废"),
        (
            "重点打造汾南休闲康养、汾北文化旅游和沿汾美丽乡村3个示范片区；",
            "3个示范片区",
            "汾南休闲康养 汾北文化旅游 沿汾美丽乡村",
        ),
        ("切实打造精品钢、绿色煤焦化两个200亿元产业集群，促进转型。", "两个200亿元产业集群", "精品钢 绿色煤焦化"),
        (
            "抓好新材料及高端装备、高新技术、生物医药、电商物流4个“六新”产业园和精品园区建设。",
            "4个“六新”产业园",
            "新材料及高端装备 高新技术 生物医药 电商物流",
        ),
        ("支持甲城开发区和乙城、丙城、丁城3个省级开发区提档升级。", "3个省级开发区", "乙城 丙城 丁城"),
        # after the name
        (
            "做好“一泉两河三山”（鼓堆泉、汾河、浍河、峨嵋岭、马首山、九原山）治理。",
            "一泉两河三山",
            "鼓堆泉 汾河 浍河 峨嵋岭 马首山 九原山",
        ),
        ("坚持“三个不减”，即投入不减、力度不减、队伍不减。", "三个不减", "投入不减 力度不减 队伍不减"),
        ("实施“三大工程”，分别是强链工程、育才工程和惠民工程。", "三大工程", "强链工程 育才工程 惠民工程"),
        ("6.“两新”：是指大规模设备更新和消费品以旧换新。", "两新", "大规模设备更新 消费品以旧换新"),
        ("9.“四库”：2024年某部印发方案，提出建设森林水库、钱库、粮库、碳库。", "四库", "森林水库 钱库 粮库 碳库"),
        (
            "抓好“三件大事”：一是稳住增长，守牢底线；二是改善民生；三是深化改革。",
            "三件大事",
            "稳住增长 改善民生 深化改革",
        ),
    ],
)
def test_members(text: str, name: str, parts: str) -> None:
    assert members(text, name) == [parts.split()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("坚持和落实“两个毫不动摇”。", "两个毫不动摇"),
        ("增强“四个意识”、坚定信念、做到“两个维护”。", "两个维护"),
        ("实施了河道治理、中心广场、大小“三馆”等39个项目。", "三馆"),  # one item of a longer list
        ("推进“六权”改革、设施抵押融资、农村集体“三资”管理、营商环境建设。", "三资"),
        ("推进流域水污染防治、大气污染防治和工业“三废”治理。", "三废"),
        ("造就懂农业、爱农村、爱农民的“三农”工作队伍。", "三农"),
        ("实现起数、死亡人数“双下降”。", "双下降"),
        ("加快“两个基地”“两个枢纽”“两个网络”建设。", "两个网络"),
        ("统筹甲、乙、丙、丁“三个青石”。", "三个青石"),  # four are not three
        ("提高甲类、乙类和丙类人员“两项补贴”标准。", "两项补贴"),
    ],
)
def test_no_listing(text: str, name: str) -> None:
    assert found(text)[name].listings == ()


def test_an_open_list() -> None:
    (listed,) = found("突出抓好人工智能、航空航天、新型显示等“15+N”重点产业链。")["15+N"].listings
    assert listed.listing is Listing.OPEN
    assert [member.name for member in listed.members] == ["人工智能", "航空航天", "新型显示"]


def test_what_agrees_with_the_count_is_preferred() -> None:
    text = "实施甲水、乙水等“三大工程”。\n完成甲水、乙水、丙水“三大工程”。"
    assert members(text, "三大工程") == [["甲水", "乙水", "丙水"]]


def test_a_modifier_is_no_member() -> None:
    text = "提高城乡低保、残疾人“两项补贴”标准。落实残疾人“两项补贴”。"
    assert found(text)["两项补贴"].listings == ()


HEADINGS = """青石县今后五年的目标

做好“三篇文章”

- 做强现代农业
- 做优新型工业
- 做大文化旅游

其他工作

- 第一件
- 第二件
"""


def test_headings_under_the_heading_that_names_the_slogan() -> None:
    text = "去年做好农业提质、工业提速、文旅提位“三篇文章”。\n\n" + HEADINGS
    assert members(text, "三篇文章") == [
        ["农业提质", "工业提速", "文旅提位"],
        ["做强现代农业", "做优新型工业", "做大文化旅游"],
    ]


def test_a_heading_about_something_else_lists_nothing() -> None:
    text = HEADINGS.replace("做好“三篇文章”", "推进“三篇文章”、缩小城乡差距")
    assert found(text)["三篇文章"].listings == ()


def test_a_compound_lists_the_slogans_with_its_numbers() -> None:
    text = (
        "深入实施了以党的建设为统领，加快建设人文新绛、绿色新绛、和谐新绛“三个新绛”，扎实做好农业提质、工业提速、"
        "文旅提位、商贸提档、城镇提升“五篇文章”的“三五”工作思路。坚持“三五”工作思路不动摇。"
    )
    assert members(text, "三五") == [["三个新绛", "五篇文章"]]


def test_a_compound_explained_afterwards() -> None:
    text = "21.“23”行动：聚焦“两个目标”，推进“三项行动”。 “24”行动：聚焦“两个目标”，推进“三项行动”。"
    assert found(text).keys() == {"两个目标", "三项行动"}  # two digits alone are no name
    text = "21.“2+3”行动：聚焦“两个目标”，推进“三项行动”。22.“2+4”行动：聚焦“两个目标”，推进“三项行动”。"
    assert members(text, "2+3") == [["两个目标", "三项行动"]]
    assert found(text)["2+4"].listings == ()


@pytest.mark.parametrize(
    ("text", "name", "parts"),
    [
        ("构建“一核两极多点”格局，即以青石城为核心、以云岭和白沙为两极。", "一核两极多点", "青石城 云岭 白沙"),
        ("建设“四基地一名城”：粮食基地、能源基地、化工基地、旅游基地和历史名城。", "四基地一名城", "粮食基地 能源基地 化工基地 旅游基地 历史名城"),
        ("坚持“三抓三促”，即抓党建促发展、抓项目促转型、抓民生促和谐。", "三抓三促", "抓党建促发展 抓项目促转型 抓民生促和谐"),
        ("实施“一二三四”工作法，即一个目标、两个重点、三项措施、四个保障。", "一二三四", "一个目标 两个重点 三项措施 四个保障"),
        ("推进“1233”工程：围绕一个中心，抓好两大产业，建设三个园区，实施三项行动。", "1233", "一个中心 两大产业 三个园区 三项行动"),
        ("构建“1+2+N”体系（“1”是总平台，“2”是甲站、乙站，“N”是若干起降点）。", "1+2+N", "总平台 甲站 乙站 若干起降点"),
    ],
)  # fmt: skip
def test_compounds_taken_apart(text: str, name: str, parts: str) -> None:
    assert members(text, name) == [parts.split()]


@pytest.mark.parametrize(
    "text",
    [
        "推广“622”模式：农户占60%、村集体占20%、企业占20%。",
        "共建“16+16”园区：甲市16个区与乙省16个州通过园中园、飞地等方式合作。",
        "建立“123”机制：第1小时全面启动，第2小时全面派出，第3小时全面展开。",
    ],
)
def test_numbers_that_only_measure_are_no_parts(text: str) -> None:
    assert [slogan.listings for slogan in found(text).values()] == [()]


def test_headings_of_several_clauses_give_the_one_that_names() -> None:
    text = "一、建设“两个中心”\n（一）加快贸易中心建设，能级持续提升\n建成市场。\n（二）加快金融中心建设，改革持续深化\n设立银行。\n"
    assert members(text, "两个中心") == [["加快贸易中心建设", "加快金融中心建设"]]
