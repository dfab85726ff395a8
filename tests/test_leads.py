"""Leads: which short sentence of a paragraph names what the sentences after it say."""

from __future__ import annotations

import pytest

from gangmu.graph.leads import echoes, leads
from gangmu.graph.sentences import split
from gangmu.graph.text import Source, clean


def found(paragraph: str, headed: bool = False) -> list[str]:
    text = clean(Source("a", paragraph, "", ""))
    return [text.chars[a:b] for a, b in leads(text.chars, list(split(text)), headed)]


TELLS = "新建园区三个，引进企业，延长链条，带动周边三千户农民就业增收。"

LONG = TELLS.replace("。", "，办好十件实事，建成两所学校。")


@pytest.mark.parametrize(
    "lead",
    [
        "突出经营主体",
        "加强污染防治",
        "做精一产",
        "现代服务业发展迅速",
        "民生投入持续加大",
        "实施提振消费专项行动",
        "抓好就业这个头等大事",
        "深入推进“双百”行动",
        "践行群众路线，打造服务政府",
        "加快航运中心建设，枢纽功能持续增强",
        "要守好安全生产底线",
        "以更高水平依法行政",
        "区域发展重在协调",
    ],
)
def test_a_short_first_sentence_that_names(lead: str) -> None:
    assert found(f"{lead}。{TELLS}") == [lead]


@pytest.mark.parametrize(
    "sentence",
    [
        "各位代表",
        "今年工作任务繁重",
        "我们统筹推进各项事业",
        "就业是民生之本",
        "城镇新增就业47万人",
        "76.1%的财政支出用于民生",
        "做好政府工作，必须加强自身建设",
        "过去一年，外交工作成果丰硕",
        "过去五年的成就来之不易",
        "新材料产业上",
        "在教育方面",
        "一是稳定粮食生产",
        "落实《治水条例》",
        "加快建设园区、引进企业、延长产业链条、培育龙头、扩大投资规模",
        "建园区，上项目，延链条",
        "国际形势正在发生复杂而深刻的变化",
        "公务员的素质决定着政府的管理水平",
        "就业结构性矛盾较大",
        "对困难群众，要给予更多关爱",
    ],
)
def test_a_first_sentence_that_tells(sentence: str) -> None:
    assert found(f"{sentence}。{TELLS}") == []


def test_a_paragraph_of_one_sentence_has_no_lead() -> None:
    assert found("突出经营主体。") == []
    assert found("突出经营主体！" + TELLS) == []


@pytest.mark.parametrize(
    ("paragraph", "headed", "names"),
    [
        # Short sentences that carry a paragraph after a heading that ran into it.
        (f"加快建设核心景区。{TELLS}弘扬优秀文化。{TELLS}", True, ["加快建设核心景区", "弘扬优秀文化"]),
        (
            f"{TELLS}项目投资量质齐升。{TELLS}乡村振兴扎实推进。{TELLS}生态环境持续改善。{TELLS}",
            True,
            ["项目投资量质齐升", "乡村振兴扎实推进", "生态环境持续改善"],
        ),
        # In step with the first.
        (
            f"深入实施城市更新行动。{TELLS}深入实施乡村建设行动。{TELLS}",
            False,
            ["深入实施城市更新行动", "深入实施乡村建设行动"],
        ),
        # The second sentence of all, and a very short one between long ones.
        (f"突出提质增效。插上科技“翅膀”。{TELLS}", False, ["突出提质增效", "插上科技“翅膀”"]),
        (f"{TELLS}实现壮有所为。{TELLS}", False, ["实现壮有所为"]),
        # Built alike: of one length, in step, what we are to do; the event among them names nothing.
        (
            f"项目建设加力。{TELLS}市场回暖向好。{TELLS}白石铁路建成。{TELLS}资源加速转化。{TELLS}",
            True,
            ["项目建设加力", "市场回暖向好", "资源加速转化"],
        ),
        (
            f"持续优化布局。{TELLS}实施造林攻坚行动。{TELLS}实施治水攻坚行动。{TELLS}实施治沙攻坚行动。{TELLS}",
            False,
            ["持续优化布局", "实施造林攻坚行动", "实施治水攻坚行动", "实施治沙攻坚行动"],
        ),
        (
            f"{TELLS}我们要实干为民。{TELLS}我们要增强本领。{TELLS}我们要坚守正道。{TELLS}",
            False,
            ["我们要实干为民", "我们要增强本领", "我们要坚守正道"],
        ),
        (f"我们要实干为民。{TELLS}{TELLS}", False, []),
        # Two fields of work in a plan that opens with another.
        (
            f"推进城镇化。{LONG}{TELLS}推进南片高质量发展。{LONG}{TELLS}深化农村改革。{LONG}",
            False,
            ["推进城镇化", "推进南片高质量发展", "深化农村改革"],
        ),
        # Measures one after another, and a thing that is built.
        ("推进改革。深化合作。扩大开放。提高水平。", True, []),
        (f"突出提质增效。{TELLS}建设免税商店。{TELLS}", False, ["突出提质增效"]),
        (f"{TELLS}新建医院三所。{TELLS}", False, []),
    ],
)
def test_leads_further_in(paragraph: str, headed: bool, names: list[str]) -> None:
    assert found(paragraph, headed) == names


@pytest.mark.parametrize(
    ("paragraph", "names"),
    [
        (
            "夯实基础促开放，修路架桥。拓宽领域促开放，对接外地。参展办展促开放，争取赛事。",
            ["夯实基础促开放", "拓宽领域促开放", "参展办展促开放"],
        ),
        ("新材料产业上，支持企业。生物医药产业上，抓好研发。高端装备产业上，上项目。", []),
        ("上述预期目标，考虑了形势。实现上述目标，要全力以赴。", []),
        ("大力推进税制改革，制度健全了。全面深化金融体制改革，管好风险。", []),
    ],
)
def test_opening_clauses_in_parallel(paragraph: str, names: list[str]) -> None:
    assert found(paragraph) == names


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        ("科技引领未来。", "我们要始终坚持自立自强，抢占先机。", []),
        ("项目建设提速。", "我们要始终坚持自立自强，抢占先机。", ["项目建设提速"]),
        ("新农村建设要惠及农民。", "要修路，建桥。", ["新农村建设要惠及农民"]),
    ],
)
def test_a_principle_that_demands_is_no_lead(first: str, second: str, named: list[str]) -> None:
    assert found(f"{first}{second}{TELLS}") == named


@pytest.mark.parametrize(
    ("lines", "which"),
    [
        (["一年来，实力增强。增产，增收。"] * 3, {0, 1, 2}),
        (["一年来，实力增强。增产，增收。"] * 2, set()),
        (["振奋的是，实力增强。增产。", "感恩的是，民生向好。增收。", "可贵的是，干群同心。上下一心。"], {0, 1, 2}),
        (["一年来，建成学校3所。增产，增收。"] * 3, set()),
        (["一年来，实力增强。"] * 3, set()),
        (["一年来，实力增强。增产。", "兴产业，惠民生。增产。", "一年来，实力增强。增产。"], set()),
    ],
)
def test_paragraphs_that_open_in_parallel(lines: list[str], which: set[int]) -> None:
    text = clean(Source("a", "\n".join(lines), "", ""))
    pieces = list(split(text))
    assert echoes(text.chars, [[p for p in pieces if p.line == i] for i in range(len(lines))]) == which
