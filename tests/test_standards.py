"""Clients that were written for others' standards: Google's own description of its search, and the W3C's pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator
from rdflib import Graph, Literal, Namespace, URIRef, namespace

from claims.web.api.read_routes import GOOGLE
from db import open_db
from tests import newsroom
from tests.test_export import COLLECTION as W3C
from tests.test_export import nodes

# Google's discovery document of its Fact Check Tools, revision 20240929, without prose and other methods.
DISCOVERY = json.loads(
    (Path(__file__).parent / "standards" / "factchecktools.v1alpha1.json").read_text(encoding="utf8")
)
# http://www.w3.org/ns/anno.jsonld, © 2017 W3C (MIT, ERCIM, Keio, Beihang), W3C Software and Document License.
ANNOTATION_CONTEXT: dict[str, Any] = json.loads(
    (Path(__file__).parent / "standards" / "anno.jsonld").read_text(encoding="utf8")
)
OA = Namespace("http://www.w3.org/ns/oa#")
SEARCH = DISCOVERY["resources"]["claims"]["methods"]["search"]
PATH = f"/{SEARCH['path']}"
COLLECTION = f"/api/v1/sources/{newsroom.SOURCE_ID}/annotations.jsonld"


def google_schema() -> dict[str, Any]:
    """The shape of the answer as Google describes it, with nothing more in it but our own `claimtrail`."""

    def strict(schema: dict[str, Any]) -> dict[str, Any]:
        found = {name: value for name, value in schema.items() if name in ("type", "items")}
        if "$ref" in schema:
            return strict(DISCOVERY["schemas"][schema["$ref"]])
        if "items" in schema:
            found["items"] = strict(schema["items"])
        if "properties" in schema:
            found["properties"] = {name: strict(each) for name, each in schema["properties"].items()}
            found["additionalProperties"] = False
            if schema["id"].endswith("V1alpha1Claim"):
                found["properties"]["claimtrail"] = {"type": "object"}
        if schema.get("format") == "google-datetime":
            found["pattern"] = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"
        return found

    return strict(SEARCH["response"])


async def get(datasette: Any, address: str) -> Any:
    response = await datasette.client.get(address.removeprefix("http://localhost"))
    assert response.status_code == 200, response.text
    return response.json()


def test_every_parameter_of_google_is_ours() -> None:
    ours = {each.name: each for each in GOOGLE}
    assert set(SEARCH["parameters"]) <= set(ours)
    for name, told in SEARCH["parameters"].items():
        assert ours[name].type == told["type"]
        assert not ours[name].required


@pytest.mark.parametrize(
    "query",
    [
        "query=死亡",
        "query=17&reviewed=any",
        "query=17&reviewed=any&pageSize=1",
        "reviewPublisherSiteFilter=desk.example&offset=0",
        "query=死亡&languageCode=zh-Hant&pageSize=2147483647&maxAgeDays=2147483647&alt=json&prettyPrint=false",
        "query=死亡&pageSize=0&maxAgeDays=0",
        "query=nothing",
    ],
)
async def test_answers_have_the_shape_that_google_describes(query: str, datasette: Any) -> None:
    Draft202012Validator(google_schema()).validate(await get(datasette, f"{PATH}?{query}"))


async def test_an_offset_leaves_out_the_first(datasette: Any) -> None:
    def ids(answer: Any) -> list[str]:
        return [each["claimtrail"]["id"] for each in answer["claims"]]

    base = f"{PATH}?query=亡&reviewed=any"
    everything = ids(await get(datasette, base))
    assert len(everything) >= 2
    for offset in range(len(everything) + 2):
        assert ids(await get(datasette, f"{base}&offset={offset}")) == everything[offset:]
    first = await get(datasette, f"{base}&pageSize=1&offset=0")
    following = await get(datasette, f"{base}&pageSize=1&offset=0&pageToken={first['nextPageToken']}")
    assert ids(first) + ids(following) == everything[:2]
    beside = await get(datasette, f"{base}&pageSize=1&offset=9&pageToken={first['nextPageToken']}")
    assert beside == following


def test_googles_own_client_reads_it(server: str) -> None:
    discovery = pytest.importorskip("googleapiclient.discovery", reason="google-api-python-client is not installed")
    httplib2 = pytest.importorskip("httplib2", reason="google-api-python-client is not installed")
    errors = pytest.importorskip("googleapiclient.errors", reason="google-api-python-client is not installed")
    document = {**DISCOVERY, "rootUrl": f"{server}/", "baseUrl": f"{server}/", "batchPath": "batch"}
    service = discovery.build_from_document(document, developerKey="any", http=httplib2.Http())
    request = service.claims().search(query="死亡", languageCode="zh", pageSize=1)
    answer = request.execute()
    assert answer["claims"][0]["claimReview"][0]["textualRating"] == "Unproven"
    assert service.claims().search_next(request, answer) is None
    with pytest.raises(errors.HttpError) as refused:
        service.claims().search().execute()
    assert refused.value.status_code == 400
    assert "query is missing" in refused.value.reason


@pytest.mark.parametrize("size", [1, 2, 100])
async def test_pages_of_annotations_lead_from_one_to_the_next(size: int, datasette: Any) -> None:
    collection = await get(datasette, f"{COLLECTION}?page_size={size}")
    whole = [each["id"] for each in (await get(datasette, COLLECTION))["first"]["items"]]
    assert collection["id"] == f"http://localhost{COLLECTION}"
    assert collection["total"] == len(whole) == 2
    found: list[str] = []
    address, before = collection["first"]["id"], None
    while address is not None:
        page = await get(datasette, address)
        assert (page["id"], page["type"], page["@context"]) == (address, "AnnotationPage", collection["@context"])
        assert page["partOf"]["id"] == collection["id"]
        assert page["startIndex"] == len(found)
        assert page.get("prev") == before
        found += [each["id"] for each in page["items"]]
        address, before = page.get("next"), address
    assert found == whole
    assert collection["last"] == before
    assert collection["first"] == {
        name: value
        for name, value in (await get(datasette, collection["first"]["id"])).items()
        if name not in ("@context", "partOf")
    }


async def test_collections_and_pages_are_what_the_w3c_says(datasette: Any) -> None:
    collection = await get(datasette, f"{COLLECTION}?page_size=1")
    Draft202012Validator(W3C).validate(collection)
    members = W3C["properties"]
    whole = {name: members[name] for name in ("id", "type", "label", "total")}
    part = {"type": "object", "required": ["id", "type"], "properties": whole, "additionalProperties": False}
    alone = {**members["first"]["properties"], "@context": members["@context"], "partOf": part}
    shape = {**members["first"], "required": ["@context", "partOf"], "properties": alone}
    for address in (collection["first"]["id"], collection["first"]["next"]):
        Draft202012Validator(shape).validate(await get(datasette, address))


def graph_of(told: dict[str, Any]) -> Graph:
    """What JSON-LD says, read with the W3C's own context."""
    assert told["@context"] == "http://www.w3.org/ns/anno.jsonld"
    return Graph().parse(data=json.dumps({**told, **ANNOTATION_CONTEXT}), format="json-ld")


async def test_annotations_say_in_rdf_what_they_say_in_json(datasette: Any) -> None:
    collection = await get(datasette, COLLECTION)
    told = nodes({name: value for name, value in collection.items() if name != "@context"})
    named = [member for node in told for member in node.items()]
    terms = ANNOTATION_CONTEXT["@context"]
    assert {name for name, _ in named} <= set(terms)
    assert {value for name, value in named if name in ("type", "motivation")} <= set(terms)
    graph, rdf, xsd = graph_of(collection), namespace.RDF, namespace.XSD
    assert len(list(graph.subjects(rdf.type, OA.Annotation))) == collection["total"] == 2
    annotations: list[dict[str, Any]] = collection["first"]["items"]
    for annotation in annotations:
        made = URIRef(annotation["id"])
        [body] = graph.objects(made, OA.hasBody / rdf.value)
        assert body == Literal(annotation["body"][1]["value"])
        quote, place = annotation["target"]["selector"]
        [exact] = graph.objects(made, OA.hasTarget / OA.hasSelector / OA.exact)
        [start] = graph.objects(made, OA.hasTarget / OA.hasSelector / OA.start)
        assert (exact, start) == (Literal(quote["exact"]), Literal(place["start"], datatype=xsd.nonNegativeInteger))
        [source] = graph.objects(made, OA.hasTarget / OA.hasSource)
        assert source == URIRef(annotation["target"]["source"])
        [at] = graph.objects(made, OA.hasTarget / OA.hasState / OA.sourceDate)
        assert isinstance(at, Literal)
        assert at.value.isoformat() == annotation["target"]["state"]["sourceDate"].replace("Z", "+00:00")


async def test_a_source_without_claims_is_an_empty_collection(newsroom_path: Path, tmp_path: Path) -> None:
    from datasette.app import Datasette

    path = newsroom.build(tmp_path / "news.db")
    connection = open_db(path)
    connection.execute(
        "INSERT INTO sources (id, docid, title, added_at) SELECT 'ffff', max(docid) + 1, 'x', 'now' FROM sources"
    )
    connection.execute(
        "INSERT INTO versions (id, source_id, fetched_at, sha256, extractor, text)"
        " VALUES ('v', 'ffff', '2026-01-01', 'x', 'x', 'x')"
    )
    connection.close()
    datasette = Datasette([str(path)])
    await datasette.invoke_startup()
    collection = await get(datasette, "/api/v1/sources/ffff/annotations.jsonld")
    assert (collection["total"], collection["first"]["items"]) == (0, [])
    assert (await get(datasette, collection["last"]))["items"] == []


async def test_annotations_are_told_as_such(datasette: Any) -> None:
    response = await datasette.client.get(COLLECTION)
    assert 'profile="http://www.w3.org/ns/anno.jsonld"' in response.headers["content-type"]


async def test_every_id_in_schema_org_resolves(datasette: Any) -> None:
    for claim_id in ("aaaa00000001", "aaaa00000003"):
        told = await get(datasette, f"/api/v1/claims/{claim_id}.jsonld")
        claim = told["@graph"][0] if "@graph" in told else told
        assert claim["firstAppearance"] == claim["appearance"][0]
        for node in (claim, *claim["appearance"], *told.get("@graph", [])):
            page = await datasette.client.get(node["@id"].removeprefix("http://localhost").split("#")[0])
            assert page.status_code == 200
            fragment = node["@id"].partition("#")[2]
            assert not fragment or f'id="{fragment}"' in page.text


async def test_text_fragments_name_words_of_the_page(datasette: Any) -> None:
    claim = await get(datasette, "/api/v1/claims/aaaa00000001.jsonld")
    for work, text in zip(claim["appearance"], (newsroom.FIRST.text, newsroom.ENGLISH.text), strict=True):
        assert unquote(work["url"].split("#:~:text=")[1]) in text
