"""What the numerals of a formulation count."""

from __future__ import annotations

import pytest

from gangmu.graph.mentions.numerals import counts, endless, planned, value


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("一", 1),
        ("两", 2),
        ("双", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十六", 36),
        ("一百零八", 108),
        ("16", 16),
    ],
)
def test_value(numeral: str, number: int) -> None:
    assert value(numeral) == number


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        # one numeral with what it counts
        ("三个新绛", (3,)),
        ("五篇文章", (5,)),
        ("六新", (6,)),
        ("三大攻坚战", (3,)),
        ("四个不摘", (4,)),
        ("三权分置", (3,)),
        ("五位一体", (5,)),
        ("三证合一", (3,)),
        ("两个毫不动摇", (2,)),
        ("18条", (18,)),
        ("十四个坚持", (14,)),
        # 双 is two
        ("双拥", (2,)),
        ("双一流", (2,)),
        ("双百亿", (2,)),
        # 一, or another numeral, that 个 counts
        ("五个一", (5,)),
        ("五个一批", (5,)),
        ("四个十大", (4,)),
        ("三个1亿人", (3,)),
        ("两个70%", (2,)),
        # words before the numeral
        ("山西三宝", (3,)),
        ("门前三包", (3,)),
        ("碳达峰十大行动", (10,)),
        # compounds
        ("一二三四", (1, 2, 3, 4)),
        ("一表一单一图一机制", (1, 1, 1, 1)),
        ("双倍增", (2,)),
        ("三五", (3, 5)),
        ("一联五", (1, 5)),
        ("两学一做", (2, 1)),
        ("三化三制", (3, 3)),
        ("四为四高两同步", (4, 4, 2)),
        ("一泉两河三山", (1, 2, 3)),
        ("一国两制", (1, 2)),
        ("两不愁三保障", (2, 3)),
        ("双随机、一公开", (2, 1)),
        ("三去一降一补", (3, 1, 1)),
        ("八八战略", (8, 8)),
        ("三级百圈", (3, 100)),
        ("一老一小", (1, 1)),
        ("四化同步、城乡融合、五区共兴", (4, 5)),
        # digits
        ("1+3+5", (1, 3, 5)),
        ("1+N", (1,)),
        ("4×4", (4, 4)),
        ("3815", (3, 8, 1, 5)),
        ("51020", (5, 10, 20)),
        ("415X", (4, 1, 5)),
        ("1351工程", (1, 3, 5, 1)),
    ],
)
def test_counts(name: str, numbers: tuple[int, ...]) -> None:
    assert counts(name) == numbers


@pytest.mark.parametrize(
    "name",
    [
        *("专精特新", "放管服效", "一网通办", "一条龙", "一二三产", "一站式", "最后一公里", "一件事", "新高地"),
        *("一村一品", "一企一策", "一市一试点、一县一特色", "多证合一、一照一码"),  # each has its own
        *("三年行动", "十年禁渔", "百日攻坚", "15分钟健身圈", "三公里", "1·24", "2025", "中国制造2025", "2030先锋工程"),
        *("十五连冠", "十二连增", "二十一连丰", "第三极", "三星零碳工厂", "5A级零碳景区", "华龙一号", "十八大", "十强"),
        *("千村示范、万村整治", "万企兴万村", "百亿工程", "百人计划", "12345", "315", "5G+工业互联网"),
        *("两岸一家亲", "双向奔赴", "长三角", "四两拨千斤", "有一种叫远方的生活", "引进一批、新建一批、壮大一批"),
        *("党政同责、一岗双责、齐抓共管、失职追责", "安全第一，预防为主，综合治理"),
    ],
)
def test_counts_nothing(name: str) -> None:
    assert counts(name) == ()


@pytest.mark.parametrize(
    ("name", "open_"),
    [("1+N", True), ("15+N", True), ("1+3+N", True), ("1+3", False), ("三个青石", False), ("3815", False)],
)
def test_endless(name: str, open_: bool) -> None:
    assert endless(name) is open_


@pytest.mark.parametrize(
    ("name", "after", "is_plan"),
    [
        ("十四五", "”转型", True),
        ("十五", "”期间", True),
        ("七五", "”普法", True),
        ("八五", "”", True),
        ("三五", "”普法", True),
        ("五五", "规划", True),
        ("三五", "”工作思路", False),
        ("五五", "”购物节", False),
        ("五篇", "”规划", False),
        ("十五连冠", "”", False),
    ],
)
def test_planned(name: str, after: str, is_plan: bool) -> None:
    assert planned(name, after) is is_plan
