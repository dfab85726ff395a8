"""What another extractor proposes, and the gate that it passes: no quote in the text, no fact in the graph.

An extractor is anything that turns a text into the JSON that GUIDE-like annotations have (the shape that
``gangmu extract`` prints), and so can be a script, a person with an editor, or a language model::

    {"slogans":    [{"name": "三个青石", "count": 3, "members": ["人文青石", …], "quote": "…"}],
     "projects":   [{"name": "云谷产业园", "status": "planned", "quantity": "10万亩", "quote": "…"}],
     "indicators": [{"name": "森林覆盖率", "values": [{"value": 16, "unit": "%", "role": "actual", "when": null}],
                     "quote": "森林覆盖率达16%"}],
     "actors":     [{"name": "县水利局", "quote": "…"}],
     "places":     [{"name": "云岭镇", "quote": "…"}]}

Such a file stands beside a report, as `proposals.json` in its folder or as `NAME.proposals.json` beside its text;
``gangmu propose`` writes one with the help of a model behind an address that speaks OpenAI's wire format. A build only
reads the file: it asks nobody, and is the same each time.
"""

from gangmu.graph.proposals.gate import Refused, admit
from gangmu.graph.proposals.written import Proposal, load, proposals

__all__ = ["Proposal", "Refused", "admit", "load", "proposals"]
