"""ES modules of the page as one script that can stand in a page: each module becomes a function, run when first needed.

It knows the forms of `import` and `export` that the page uses, and says so when it meets another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from gangmu.graph.errors import BuildError

_IMPORT = re.compile(r'^import (?:(?P<all>\* as \w+)|(?P<names>\{[^}]*\})) from "\./(?P<from>[\w-]+\.js)";$', re.M)
_LATE = re.compile(r'\bimport\("\./(?P<from>[\w-]+\.js)"\)')
_EXPORT = re.compile(r"^export (?=(?:const|class|(?:async )?function\*?) (?P<name>\w+))", re.M)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.M)
_LOADER = """"use strict";
const modules = new Map();
const define = (name, make) => modules.set(name, { make, made: null });
const need = (name) => {
  const module = modules.get(name);
  if (!module.made) module.make((module.made = {}));
  return module.made;
};
"""


def bundle(sources: Mapping[str, str], start: str) -> str:
    r"""Return one script that runs the module `start` and what it imports; `sources` are all modules by name.

    >>> two = "export const two = () => 2;\n"
    >>> print(bundle({"a.js": 'import { two as b } from "./b.js";\nb();\n', "b.js": two}, "a.js"))
    "use strict";
    const modules = ...
    define("a.js", (exported) => {
    const { two: b } = need("b.js");
    b();
    });
    define("b.js", (exported) => {
    Object.defineProperties(exported, { two: { get: () => two } });
    const two = () => 2;
    });
    need("a.js");
    <BLANKLINE>
    """
    wanted, found = [start], {}
    while wanted:
        name = wanted.pop(0)
        if name in found:
            continue
        if name not in sources:
            raise BuildError(f"the page imports {name}, which is not there")
        found[name] = _module(name, sources[name])
        wanted += [match["from"] for form in (_IMPORT, _LATE) for match in form.finditer(sources[name])]
    return _LOADER + "".join(found[name] for name in sorted(found)) + f'need("{start}");\n'


def _module(name: str, source: str) -> str:
    names = [match["name"] for match in _EXPORT.finditer(source)]
    text = _IMPORT.sub(_imported, _EXPORT.sub("", source))
    text = _LATE.sub(lambda match: f'Promise.resolve().then(() => need("{match["from"]}"))', text)
    other = _OTHER.search(text)
    if other:
        raise BuildError(f"{name}: a form of import or export that the edition does not know: {other[0]!r}")
    shown = ", ".join(f"{one}: {{ get: () => {one} }}" for one in names)
    head = f"Object.defineProperties(exported, {{ {shown} }});\n" if names else ""
    return f'define("{name}", (exported) => {{\n{head}{text}}});\n'


def _imported(match: re.Match[str]) -> str:
    if match["all"]:
        return f'const {match["all"].removeprefix("* as ")} = need("{match["from"]}");'
    names = re.sub(r"(\w+) as (\w+)", r"\1: \2", match["names"])
    return f'const {names} = need("{match["from"]}");'
