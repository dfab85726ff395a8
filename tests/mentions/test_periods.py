"""Named planning and review periods."""

from __future__ import annotations

import pytest

from gangmu.graph.mentions import periods
from gangmu.graph.outline import outline
from gangmu.graph.text import Source, clean


def names(text: str) -> dict[str, int]:
    """Return the names of the periods with the number of their spots, each of which must bear the name."""
    reading = outline(clean(Source("a", text, "", "utf-8")))
    found = periods.read(reading)
    for period in found:
        assert {reading.words(spot).replace("”", "") for spot in period.spots} == {period.name}
    return {period.name: len(period.spots) for period in found}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“十三五”规划圆满收官，阔步“十四五”，确保“十四五”转型。", {"十三五": 1, "十四五": 2}),
        ("十四五时期，编制十五五规划。", {"十四五": 1, "十五五": 1}),
        ("“七五”普法圆满完成，扎实开展“八五”普法。", {"七五": 1, "八五": 1}),
        ("力争“十四五”末，新培育企业15家。", {"十四五": 1, "十四五末": 1}),
        ("“十五”期间，“十五”计划。", {"十五": 2}),
        ("今后五年主要目标。安排部署今后五年工作。", {"今后五年": 2}),
        (
            "五年来，落实五年过渡期内政策。过去一年，未来三年。",
            {"五年来": 1, "五年过渡期": 1, "过去一年": 1, "未来三年": 1},
        ),
        ("完成本届政府任期目标。", {"本届政府任期": 1}),
        # none of these is a named period
        ("坚持“三五”工作思路，高考“十五连冠”，第十五届运动会，二〇三五年，百分之九十五。", {}),
        ("实施三年行动计划、五年倍增计划，九年义务教育，连续三年增长，2021年，十五个项目。", {}),
        ("创近五年最好水平，近三年平均增长8%。", {}),
    ],
)
def test_periods(text: str, found: dict[str, int]) -> None:
    assert names(text) == found
