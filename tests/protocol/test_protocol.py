"""The W3C's tests of the SPARQL 1.1 protocol (query side), by HTTP against a running server."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pyoxigraph
from rdflib import Graph, Namespace
from rdflib.collection import Collection

from gangmu.api.settings import Settings
from gangmu.graph.store import publish

HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    },
    "RDF": {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"},
}
BASE = "http://kasei.us/2009/09/sparql/data/"
# An update is refused here, so a test that wants one done cannot be passed; one that wants it refused can.
UPDATES_DONE = {
    "update_dataset_default_graph",
    "update_dataset_default_graphs",
    "update_dataset_named_graphs",
    "update_dataset_full",
    "update_post_form",
    "update_post_direct",
    "update_base_uri",
}


def requests(manifest: Graph) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield each test's name and its requests in order."""
    for entry in Collection(manifest, next(manifest.objects(None, MF.entries))):
        listed = Collection(manifest, next(manifest.objects(entry, MF.action / HT.requests)))
        yield str(entry).partition("#")[2], [request(manifest, node) for node in listed]


def request(manifest: Graph, node: Any) -> dict[str, Any]:
    headers = manifest.value(node, HT.headers)
    body = manifest.value(node, HT.body)
    encoding = str(manifest.value(body, CNT.characterEncoding) or "utf-8")
    response = manifest.value(node, HT.resp)
    return {
        "method": str(manifest.value(node, HT.methodName)),
        "path": str(manifest.value(node, HT.absolutePath)).replace("/sparql/", "/sparql", 1),
        "headers": {
            str(manifest.value(header, HT.fieldName)): str(manifest.value(header, HT.fieldValue))
            for header in (Collection(manifest, headers) if headers else ())
        },
        "body": str(manifest.value(body, CNT.chars)).encode(encoding) if body else b"",
        "statuses": {str(status)[-3] for status in manifest.objects(response, MF.expectedStatus)},
        "format": str(manifest.value(response, MF.expectedFormat) or ""),
        "truth": manifest.value(response, MF.expectedBoolean),
    }


def wrong(client: httpx2.Client, address: str, asked: dict[str, Any]) -> str:
    """Return what is wrong with the answer to a request, "" if nothing is."""
    answer = client.request(
        asked["method"], address + asked["path"], content=asked["body"], headers={"accept": "*/*"} | asked["headers"]
    )
    if str(answer.status_code)[0] not in asked["statuses"]:
        return f"status {answer.status_code}: {answer.text}"
    kind = answer.headers.get("content-type", "").partition(";")[0]
    if asked["format"] and kind not in FORMATS[asked["format"]]:
        return f"sent as {kind}"
    if asked["truth"] is not None and answer.json()["boolean"] is not asked["truth"].toPython():
        return "the other truth"
    return ""


def test_the_query_side_is_passed_whole(
    suite: Path, tmp_path: Path, serve: Callable[[Settings], str], client: httpx2.Client
) -> None:
    folder = suite / "sparql11" / "protocol"
    quads = [
        f"{quad.triple} <{BASE}{path.stem}.rdf> .\n"
        for path in folder.glob("data*.nt")
        for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)
    ]
    publish(tmp_path, sorted(set(quads)), {})
    address = serve(Settings(store=tmp_path))
    manifest = Graph().parse(folder / "manifest.ttl")
    tests = dict(requests(manifest))
    assert tests.keys() >= UPDATES_DONE
    queries = {name: asked for name, asked in tests.items() if name not in UPDATES_DONE}
    assert sum(not re.match("bad_|update_", name) for name in queries) >= 13
    found = {name: [wrong(client, address, one) for one in asked] for name, asked in queries.items()}
    print(f"\nprotocol: {sum(not any(said) for said in found.values())} of {len(found)} query-side tests")
    assert {name: said for name, said in found.items() if any(said)} == {}
    for name in UPDATES_DONE:
        one = tests[name][0]
        answer = client.request(one["method"], address + one["path"], content=one["body"], headers=one["headers"])
        assert (answer.status_code, "updates are refused" in answer.text) == (403, True)
