"""How the server runs, read once and handed to `create_app`."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from gangmu.graph.errors import GangmuError

PREFIX = "GANGMU_"
LEVELS = ("", "debug", "info", "warning", "error")


class SettingsError(GangmuError, ValueError):
    """A setting that is not what it must be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; each can also be given as an environment variable: ``GANGMU_STORE``, ``GANGMU_TIME_LIMIT``.

    `store` is the folder that ``gangmu build`` wrote. `time_limit` is how many seconds a query may take, `workers` how
    many may run at once (one address gets half of them), `memory_limit` how many megabytes a query may use,
    `max_result` how many bytes an answer may have before it is cut, `max_body` how many bytes a request may send.
    `root_path` is the path under which a reverse proxy serves the app ("" at the top), `trusted_proxies` the addresses
    (with commas, or ``*``) whose X-Forwarded-For and X-Forwarded-Proto are believed. `grace` is how many seconds a stop
    waits for requests that are being answered. `log_level` says from what weight on events are logged (debug, info,
    warning, error; "" is warning at a terminal and info elsewhere), `log_questions` whether the log also has what
    people ask.
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
    trusted_proxies: str = "127.0.0.1,::1"
    grace: float = 5.0
    log_level: str = ""
    log_questions: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.port <= 65535:
            raise SettingsError(f"the port must lie between 0 and 65535, not at {self.port}")
        for name in ("time_limit", "workers", "memory_limit", "max_result", "max_body", "grace"):
            if not getattr(self, name) > 0:
                raise SettingsError(f"{name} must be more than 0, not {getattr(self, name)}")
        if self.root_path and (not self.root_path.startswith("/") or self.root_path.endswith("/")):
            raise SettingsError(f"root_path must begin with / and not end with one: {self.root_path!r}")

        if self.log_level not in LEVELS:
            raise SettingsError(f"log_level must be one of {', '.join(LEVELS[1:])}, not {self.log_level!r}")

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


def _yes(text: str) -> bool:
    known = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    try:
        return known[text.strip().lower()]
    except KeyError:
        raise ValueError(text) from None


_READERS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "Path": (Path, "a path"),
    "str": (str, "a text"),
    "int": (int, "a whole number"),
    "float": (float, "a number"),
    "bool": (_yes, "true or false"),
}
