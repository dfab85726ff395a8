"""Named organisations, enterprises and persons."""

from __future__ import annotations

from pathlib import Path

import pytest

from gangmu.graph.mentions import actors
from gangmu.graph.model import Actor, Kind
from gangmu.graph.outline import outline
from gangmu.graph.text import Source, clean, read


def found(text: str) -> tuple[Actor, ...]:
    """Return the actors of a text; each spot bears the name or an alias."""
    reading = outline(clean(Source("a", text, "", "utf-8")))
    all_actors = actors.read(reading)
    for actor in all_actors:
        assert {reading.words(spot) for spot in actor.spots} == {actor.name, *actor.aliases}
    return all_actors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # departments: by level and field, alone, of the party, in lists of who is responsible
        ("由省教育厅、市卫生健康委和县农业农村局负责。", ["省教育厅", "市卫生健康委", "县农业农村局"]),
        ("司法厅出台措施，县委组织部配合。", ["司法厅", "县委组织部"]),
        (
            "牵头单位：省发展改革委；责任单位：县妇联、云岭公司，各县、市人民政府",
            ["省发展改革委", "县妇联", "云岭公司"],
        ),
        ("主办单位：省财政厅、团省委，各州、市人民政府", ["省财政厅", "团省委"]),
        ("区县疾控局能力提升，改善教育局面，教育办学。", []),
        # groups in a row, provincial firms in a list, what stands before a name
        ("推进青石集团、交投集团重组。", ["青石集团", "交投集团"]),
        ("省联投、省交投、省文旅集团等6家国企发展。", ["省联投", "省交投", "省文旅集团"]),
        ("省数据交易所揭牌。", ["省数据交易所"]),
        ("出席二十国集团峰会，增强云岭银行实力。", ["二十国集团", "云岭银行"]),
        ("新疆生产建设兵团发展。", ["新疆生产建设兵团"]),
        ("理顺行业协会管理，取消银行收费，统一中外资银行业务，整治影子银行。", []),
        ("扎实推进中央生态环境保护督察整改，保障中央政务功能。", []),
        ("中央部署。党中央决策。", ["党中央"]),
        ("划转为省级教育部门主管，办好经贸合作招商会。", []),
        ("与国际云坝能源署合作，勉励中国一重工人。", ["国际云坝能源署", "中国一重"]),
        # bodies
        (
            "落实党中央、国务院决策部署，在省委、市委领导下，省政府推进。",
            ["党中央", "国务院", "省委", "市委", "省政府"],
        ),
        ("成立县监察委员会，县人武部获评先进。", ["县监察委员会", "县人武部"]),
        ("自觉接受人大法律监督、政协民主监督。", ["人大", "政协"]),
        ("教育部确定，自治区党委部署，完成国税局综合楼。", ["教育部", "自治区党委", "国税局"]),
        ("代表中国共产党青石县第三届委员会作报告。", ["中国共产党青石县第三届委员会"]),
        ("办好国际云坝委员会年会，联合国发布。", ["国际云坝委员会", "联合国"]),
        # enterprises
        ("以甲乙时代、丙丁药业为龙头，带动产业。", ["甲乙时代", "丙丁药业"]),
        ("支持甲乙金石、丙丁鑫泰等企业做强。", ["甲乙金石", "丙丁鑫泰"]),
        ("积极引进山西来裕等知名物流企业入驻。", ["山西来裕"]),
        ("组建县医疗集团，农信社改制农商行，支持交通银行入驻。", ["县医疗集团", "农信社", "农商行", "交通银行"]),
        ("四川农商联合银行开业，瑞石公司扩产。", ["四川农商联合银行", "瑞石公司"]),
        ("加快推进麦多里10万吨大麦芽、玉禾加面粉加工等项目，云鑫化工二期开工。", ["麦多里", "玉禾加", "云鑫化工"]),
        ("比亚迪扩产，京东方第8代线投产。", ["比亚迪", "京东方"]),
        # institutions
        (
            "太原中医药大学获批，怀云实验室山西研究院建成，成立中部地区联盟。",
            ["太原中医药大学", "怀云实验室山西研究院", "中部地区联盟"],
        ),
        ("与云石医院合作，新建医院3所。", ["云石医院"]),
        # persons
        ("县委书记张云岭作报告，李清同志讲话。", ["县委", "张云岭", "李清"]),
        ("以习近平同志为核心", ["习近平"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [actor.name for actor in found(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "引导党员干部、企业、农户参与，支持中小企业和民营企业发展。",
        "以习近平新时代中国特色社会主义思想为指导，贯彻习近平法治思想和邓小平理论。",
        "支持钢铁、化工等企业改造，依托高等院校和科研院所，发挥骨干集团作用。",
        "深化国有企业公司治理，发展村镇银行、融资平台公司和职业学院。",
        "办理人大代表建议和政协委员提案，规范政府采购和政府性基金。",
        "文字整理：张云 李岭 王石",
        "摄影：赵云岭",
        "以旅游为龙头，以农业产业化企业为龙头。",
        "晋升为二级甲等医院，平等保护民营企业，新增7个国家中小企业特色产业集群。",
        "投产10万吨以上，新建二期工程，产能500万吨。",
        "做好中央经济工作会议精神的落实，争取中央预算内投资。",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert [actor.name for actor in found(text)] == []


def test_posts_stand_with_the_person() -> None:
    person = next(a for a in found("青石县委副书记、代县长张云岭参加讨论。") if a.kind is Kind.PERSON)
    assert (person.name, person.posts) == ("张云岭", ("青石县委副书记", "代县长"))


def test_short_and_long_names_are_one() -> None:
    (body,) = found("青石县委始终坚持改革。县委巡察全覆盖，县委部署。")
    assert (body.name, body.aliases, len(body.spots)) == ("县委", ("青石县委",), 3)
    (firm,) = found("以山西云石时代为龙头，云石时代扩产。")
    assert (firm.name, firm.aliases) == ("山西云石时代", ("云石时代",))


def test_another_provinces_committee_is_another() -> None:
    names = {
        actor.name for actor in found("四川工作报告\n" + "一年来加快发展。" * 40 + "省委带领，时任浙江省委书记的同志。")
    }
    assert {"省委", "浙江省委"} <= names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("市委部署", Kind.PARTY_BODY),
        ("国务院批准", Kind.GOVERNMENT_BODY),
        ("县人武部获评", Kind.ORGANIZATION),
        ("以甲乙时代为龙头", Kind.ENTERPRISE),
        ("太原理工大学获批", Kind.INSTITUTION),
        ("李清同志讲话", Kind.PERSON),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert [actor.kind for actor in found(text)] == [kind]


def test_the_sample(root: Path) -> None:
    reading = outline(clean(read(root / "data/reports/xinjiang-2021/report.txt")))
    by_name = {actor.name: actor for actor in actors.read(reading)}
    assert by_name["张琼"].posts == ("新绛县委副书记", "代县长")
    assert by_name["新绛县委"].aliases == ("县委",)
    enterprises = {name for name, actor in by_name.items() if actor.kind is Kind.ENTERPRISE}
    assert enterprises >= {"山西格润时代", "中信金石", "中信鑫泰", "丰喜华瑞", "金星瑞华", "双人药业"}
    assert not {"贾世锦", "蔺鸿斌"} & set(by_name)
