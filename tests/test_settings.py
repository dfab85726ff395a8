"""The settings: from flags, from the environment, and what is said of bad ones."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest

from gangmu.api.settings import Settings, SettingsError


@pytest.mark.parametrize(
    ("environment", "flags", "found"),
    [
        ({}, {}, Settings()),
        ({"GANGMU_PORT": "9000"}, {}, Settings(port=9000)),
        ({"GANGMU_PORT": "9000"}, {"port": 9001}, Settings(port=9001)),
        ({"GANGMU_TIME_LIMIT": "2.5", "GANGMU_WORKERS": "2"}, {"port": None}, Settings(time_limit=2.5, workers=2)),
        ({"GANGMU_STORE": "", "PORT": "1"}, {}, Settings()),
        ({"GANGMU_LOG_QUESTIONS": "yes", "GANGMU_GRACE": "1.5"}, {}, Settings(log_questions=True, grace=1.5)),
        ({"GANGMU_LOG_QUESTIONS": "yes"}, {"log_questions": False}, Settings()),
        ({"GANGMU_TRUSTED_PROXIES": "*"}, {"log_level": "debug"}, Settings(trusted_proxies="*", log_level="debug")),
    ],
)
def test_settings_are_read(environment: dict[str, str], flags: dict[str, object], found: Settings) -> None:
    assert Settings.read(environment, **flags) == found


@pytest.mark.parametrize(
    "environment",
    [
        {"GANGMU_PORT": "many"},
        {"GANGMU_PORT": "70000"},
        {"GANGMU_TIME_LIMIT": "0"},
        {"GANGMU_TIME_LIMIT": "nan"},
        {"GANGMU_WORKERS": "-1"},
        {"GANGMU_ROOT_PATH": "g"},
        {"GANGMU_ROOT_PATH": "/g/"},
        {"GANGMU_LOG_LEVEL": "loud"},
        {"GANGMU_LOG_QUESTIONS": "perhaps"},
        {"GANGMU_GRACE": "0"},
    ],
)
def test_bad_settings_get_a_sentence(environment: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="must"):
        Settings.read(environment)


def test_settings_are_frozen_and_each_is_described() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().port = 1  # type: ignore[misc]
    said = Settings.__doc__ or ""
    undescribed = {field.name for field in fields(Settings) if f"`{field.name}`" not in said}
    assert undescribed <= {"host", "port"}
