"""How the server runs, read once and handed to `create_app`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from gangmu.graph.errors import GangmuError

PREFIX = "GANGMU_"


class SettingsError(GangmuError, ValueError):
    """A setting that is not what it must be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; each can also be given as an environment variable: ``GANGMU_STORE``, ``GANGMU_TIME_LIMIT``.

    `store` is the folder that ``gangmu build`` wrote. `time_limit` is how many seconds a query may take, `workers` how
    many may run at once (one address gets half of them), `memory_limit` how many megabytes a query may use,
    `max_result` how many bytes an answer may have before it is cut, `max_body` how many bytes a request may send.
    `root_path` is the path under which a reverse proxy serves the app ("" at the top).
    """

    store: Path = Path(".gangmu")
    host: str = "127.0.0.1"
    port: int = 8000
    time_limit: float = 10.0
    workers: int = 4
    memory_limit: int = 1024
    max_result: int = 50_000_000
    max_body: int = 1_000_000
    root_path: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.port <= 65535:
            raise SettingsError(f"the port must lie between 0 and 65535, not at {self.port}")
        for name in ("time_limit", "workers", "memory_limit", "max_result", "max_body"):
            if not getattr(self, name) > 0:
                raise SettingsError(f"{name} must be more than 0, not {getattr(self, name)}")
        if self.root_path and (not self.root_path.startswith("/") or self.root_path.endswith("/")):
            raise SettingsError(f"root_path must begin with / and not end with one: {self.root_path!r}")

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ, **flags: object) -> Settings:
        """Return the settings: a flag that is not None wins over the environment, the environment over the default.

        >>> Settings.read({"GANGMU_PORT": "9000", "GANGMU_STORE": "graph"}, store=None, port=9001).port
        9001
        >>> Settings.read({"GANGMU_PORT": "many"})
        Traceback (most recent call last):
            ...
        gangmu.api.settings.SettingsError: GANGMU_PORT must be a whole number, not 'many'
        """
        found: dict[str, object] = {}
        for field in fields(cls):
            flag, text = flags.pop(field.name, None), environment.get(PREFIX + field.name.upper())
            if flag is not None:
                found[field.name] = flag
            elif text:
                found[field.name] = _read(PREFIX + field.name.upper(), text, str(field.type))
        if flags:
            raise TypeError(f"no such setting: {', '.join(flags)}")
        return cls(**found)  # type: ignore[arg-type]


def _read(name: str, text: str, kind: str) -> object:
    reader, what = _READERS[kind]
    try:
        return reader(text)
    except ValueError:
        raise SettingsError(f"{name} must be {what}, not {text!r}") from None


_READERS: Mapping[str, tuple[type, str]] = {
    "Path": (Path, "a path"),
    "str": (str, "a text"),
    "int": (int, "a whole number"),
    "float": (float, "a number"),
}
