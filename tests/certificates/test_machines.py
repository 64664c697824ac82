"""The public's question asked by machines: as the description says, and never more than the page (TRUST C4, C5)."""

import datetime as dt
import json
import string

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from accounts.queries import system_user
from certificates.actions import change_status
from certificates.states import ChangeKind
from certificates.views.machines import DESCRIPTION
from tests.factories.certificates import SEALED_AT, issued

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]

DAY = dt.timedelta(days=1)
SAID = json.loads(DESCRIPTION.read_text())
REGISTRY = Registry().with_resource("said", Resource(SAID, DRAFT202012))
PATIENT = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def certificate(clock_at, run_jobs):
    [one] = issued()
    run_jobs(at=SEALED_AT + dt.timedelta(minutes=1))
    clock_at(SEALED_AT + dt.timedelta(minutes=2))
    return one


@pytest.fixture
def public(monkeypatch):
    """Without the limit: that has a test of its own."""
    monkeypatch.setattr("certificates.views.machines.asked_too_often", lambda: False)
    return Client(enforce_csrf_checks=True)


def as_described(answer, path):
    """Whether an answer is one that the description gives for that path; returns what it says."""
    responses = SAID["paths"][path]["get"]["responses"]
    assert str(answer.status_code) in responses, (answer.status_code, path)
    said = responses[str(answer.status_code)]
    if "$ref" in said:
        said = SAID["components"]["responses"]["Problem"]
    [kind] = said["content"]
    assert answer["Content-Type"] == kind
    assert answer["Access-Control-Allow-Origin"] == "*"
    told = answer.json() if kind.endswith("json") else answer.content.decode()
    schema = said["content"][kind]["schema"]
    schema = {"$ref": f"said{schema['$ref']}"} if "$ref" in schema else schema
    Draft202012Validator(schema, registry=REGISTRY).validate(told)
    return told


BY_TOKEN, BY_NUMBER = "/periksa/{token}.json", "/periksa.json"


def test_the_description_is_openapi_and_is_served(public):
    answer = public.get("/periksa/openapi.json")

    validate(SAID)
    assert answer.json() == SAID
    assert answer["Content-Type"] == "application/json"


def test_every_described_address_is_there(public, certificate):
    places = {"{token}": certificate.token, "{number}": "1", "{purpose}": "suspension"}
    for path in SAID["paths"]:
        address = path
        for name, value in places.items():
            address = address.replace(name, value)
        data = {"number": certificate.number} if path == BY_NUMBER else {}

        answer = public.get(address, data)

        assert answer.status_code == 200, path
        as_described(answer, path)


def test_the_token_tells_what_the_paper_tells(public, certificate):
    told = as_described(public.get(f"/periksa/{certificate.token}.json"), BY_TOKEN)

    assert (told["number"], told["holder"]) == (certificate.number, certificate.holder_name)
    assert (told["status"], told["valid"]) == ("VALID", True)
    assert told["credential"]["sha256"] == certificate.credentials.get().sha256
    assert [unit["code"] for unit in told["units"]] == [
        u.code for u in certificate.scheme_version.units.all()
    ]


@pytest.mark.parametrize("written", ["{0.number}", " {0.number} ", "{0.check_code}"])
def test_a_number_tells_status_and_initials_only(public, certificate, written):
    answer = public.get("/periksa.json", {"number": written.format(certificate)})

    told = as_described(answer, BY_NUMBER)
    assert told["initials"] == certificate.initials
    for kept in (certificate.holder_name, certificate.token, certificate.check_code):
        assert kept not in answer.content.decode()
    assert answer["Cache-Control"] == "no-store, private"


@pytest.mark.clause("9.8.4")
def test_a_change_is_told_in_the_same_moment_and_its_ground_never(public, certificate, clock_at):
    clock_at(SEALED_AT + DAY)
    before = public.get(f"/periksa/{certificate.token}.json").json()
    change_status(
        certificate,
        ChangeKind.SUSPENDED,
        because=certificate,
        ends_on=(SEALED_AT + 90 * DAY).date(),
        by=system_user(),
        at=SEALED_AT + DAY,
    )

    after = as_described(public.get(f"/periksa/{certificate.token}.json"), BY_TOKEN)

    assert (before["status"], after["status"], after["valid"]) == ("VALID", "SUSPENDED", False)
    assert after["history"] == [{"change": "SUSPENDED", "on": after["since"]}]
    assert public.get("/periksa.json", {"number": certificate.number}).json()["status"] == "SUSPENDED"


@pytest.mark.parametrize(
    ("on", "status"),
    [("2026-09-28", "NOT_YET"), ("2026-09-29", "VALID"), ("2029-09-28", "VALID"), ("2029-09-29", "EXPIRED")],
)
def test_the_status_is_that_of_the_day_that_is_asked_for(public, certificate, on, status):
    for answer in (
        public.get(f"/periksa/{certificate.token}.json", {"on": on}),
        public.get("/periksa.json", {"number": certificate.number, "on": on}),
    ):
        told = answer.json()
        assert (told["on"], told["status"], told["valid"]) == (on, status, status == "VALID")


def test_what_does_not_exist_looks_the_same_however_it_was_asked(public, certificate):
    answers = [
        public.get("/periksa/xxxxxxxxxxxxxxxxxxxxxx.json"),
        public.get(f"/periksa/{certificate.token.swapcase()}.json"),
        public.get("/periksa.json", {"number": "0000999 2026"}),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({json.dumps(dict(answer.headers) | {"X-Request-ID": ""}) for answer in answers}) == 1


def test_an_address_that_asks_too_often_is_told_to_wait_on_page_and_here_alike(certificate):
    public = Client()
    for number in range(60):
        assert public.get("/periksa.json", {"number": f"{number:07} 2026"}).status_code in {200, 404}

    refused = public.get(f"/periksa/{certificate.token}.json")

    as_described(refused, BY_TOKEN)
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert public.get(f"/periksa/{certificate.token}/").status_code == 429


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_these_addresses_are_only_read(public, certificate, method):
    answer = getattr(public, method)(f"/periksa/{certificate.token}.json")

    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


def test_the_page_for_developers_names_the_description(public, certificate):
    told = public.get("/periksa/pengembang/").content.decode()

    assert "/periksa/openapi.json" in told
    assert "did:web:" in told


@PATIENT
@given(
    token=st.text(string.ascii_letters + string.digits + "_-", min_size=1, max_size=200),
    on=st.none() | st.text(),
)
def test_whatever_is_asked_by_token_is_answered_as_described(public, certificate, token, on):
    answer = public.get(f"/periksa/{token}.json", {} if on is None else {"on": on})

    as_described(answer, BY_TOKEN)
    assert answer.status_code in {400, 404}


@PATIENT
@given(number=st.text(max_size=120), on=st.none() | st.dates().map(str) | st.text(max_size=12))
def test_whatever_is_asked_by_number_is_answered_as_described(public, certificate, number, on):
    answer = public.get("/periksa.json", {"number": number} | ({} if on is None else {"on": on}))

    as_described(answer, BY_NUMBER)


@PATIENT
@given(on=st.dates(), by_token=st.booleans())
def test_on_every_day_machines_are_told_what_the_certificate_is(public, certificate, on, by_token):
    answer = (
        public.get(f"/periksa/{certificate.token}.json", {"on": str(on)})
        if by_token
        else public.get("/periksa.json", {"number": certificate.number, "on": str(on)})
    )

    told = as_described(answer, BY_TOKEN if by_token else BY_NUMBER)
    assert told["status"] == certificate.status_on(on)
    assert told["valid"] == (certificate.valid_from <= on <= certificate.valid_until)


@PATIENT
@given(
    number=st.integers(min_value=0, max_value=10**12),
    purpose=st.sampled_from(["revocation", "suspension", "message", "x"]),
)
def test_whatever_list_is_asked_for_is_answered_as_described(public, certificate, number, purpose):
    answer = public.get(f"/periksa/status/{number}/{purpose}")

    as_described(answer, "/periksa/status/{number}/{purpose}")
