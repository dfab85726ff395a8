"""Plans, schemes and rules named in 《》."""

from __future__ import annotations

import pytest

from gangmu.graph.mentions import documents
from gangmu.graph.outline import outline
from gangmu.graph.text import Source, clean


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("编制《青石县防洪规划（2021—2025年）》等20个规划。", ["青石县防洪规划（2021—2025年）"]),
        ("落实《云岭义务教育工作方案》和《公司法》。", ["云岭义务教育工作方案", "公司法"]),
        ("出台《关于〈云岭条例〉的实施办法（试行）》。", ["关于〈云岭条例〉的实施办法（试行）"]),
        ("《云岭规划》印发，落实《云岭规划》。", ["云岭规划"]),
        # works of culture, reports, and a kind without a name
        ("挖掘《弟子规》等文化符号，上演《云岭谣》。", []),
        ("作了题为《阔步新征程》的报告，《政府工作报告》。", []),
        ("《纲要（草案）》提出，根据《建议》。", []),
        ("《未合的规划", []),
    ],
)
def test_documents(text: str, names: list[str]) -> None:
    reading = outline(clean(Source("a", text, "", "utf-8")))
    found = documents.read(reading)
    assert [document.name for document in found] == names
    assert [reading.words(document.at) for document in found] == names
