"""The description (OpenAPI) against the server: whatever fits it is answered as it says, whatever does not is refused.

Bounded: so many examples for each route; `SCHEMATHESIS_EXAMPLES` asks for more.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from gangmu.api.app import create_app
from gangmu.api.settings import Settings

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "5"))
DESCRIBED = schemathesis.openapi.from_dict(create_app(Settings()).openapi())
OPERATIONS = {
    operation.label: operation
    for operation in (found.ok() for found in DESCRIBED.get_all_operations() if isinstance(found, Ok))
}


@pytest.fixture(scope="module")
def app(store: Path) -> FastAPI:
    return create_app(Settings(store=store, workers=2))


@pytest.fixture(scope="module")
def session(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app) as client:
        yield client


@pytest.mark.parametrize("mode", list(GenerationMode), ids=str)
@pytest.mark.parametrize("label", OPERATIONS)
def test_no_server_error_and_nothing_but_what_is_described(
    session: TestClient, label: str, mode: GenerationMode
) -> None:
    excluded = [positive_data_acceptance] if label.endswith("/sparql") else []  # most texts are no query

    @settings(
        max_examples=EXAMPLES,
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(case=OPERATIONS[label].as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        request = case.as_transport_kwargs(base_url="http://testserver")
        if isinstance(request.get("data"), str | bytes):  # what is no form goes by another name in the client
            request["content"] = request.pop("data")
        response = session.request(**{name: value for name, value in request.items() if name != "cookies"})
        assert response.status_code < 500, response.text
        case.validate_response(response, excluded_checks=excluded)

    try:
        ask()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE, "nothing can be asked wrongly of a route without parameters"


def test_every_route_has_a_summary_in_both_languages(app: FastAPI) -> None:
    for path, methods in app.openapi()["paths"].items():
        for method, operation in methods.items():
            summary = operation["summary"]
            assert any("\u4e00" <= c <= "\u9fff" for c in summary) or path == "/sparql", (path, method, summary)
            assert any(c.isascii() and c.isalpha() for c in summary), (path, method, summary)


def test_every_list_says_whether_it_was_cut(app: FastAPI) -> None:
    schemas = app.openapi()["components"]["schemas"]
    for name in ("Reports", "Things", "Proofs", "Neighbours", "Rows"):
        assert {"total", "truncated"} <= schemas[name]["properties"].keys()
