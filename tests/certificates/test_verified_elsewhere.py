"""The credential inside the PDF, verified by somebody who has nothing of ours but what we publish (9.4.6, 9.8.4)."""

import ast
import base64
import datetime as dt
import io
import json
import sys
from pathlib import Path

import pikepdf
import pytest

from accounts.models import Role
from accounts.queries import system_user
from certificates.actions import change_status, order_missing, sign_credential, withdraw_key
from certificates.models import Certificate
from certificates.states import ChangeKind
from certificates.tasks import order_missing_credentials, renew_lists
from foundation.documents.seals import verify as verify_seal
from tests.certificates import elsewhere
from tests.factories.certificates import SEALED_AT, handed_over, issued
from tests.factories.people import UserFactory
from tests.papers.standards import faults

pytestmark = pytest.mark.django_db

MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)
K = ChangeKind


@pytest.fixture
def certificate():
    [one] = issued()
    sign_credential(one.credentials.get(), by=None, at=SEALED_AT + MINUTE)
    return one


@pytest.fixture
def token(certificate):
    return certificate.credentials.get().token


@pytest.fixture
def pdf(certificate, client_as, clock_at, run_jobs):
    """The certificate as its holder downloads it."""
    run_jobs(at=SEALED_AT + MINUTE)
    clock_at(SEALED_AT + DAY)
    handed_over(Certificate.objects.get(pk=certificate.pk))
    return client_as(certificate.holder).get(f"/sertifikat/{certificate.pk}/surat/").content


@pytest.fixture
def holds(client, clock_at):
    """`holds(token, at)`: what somebody finds out with our addresses alone; the reason where it doesn't."""

    def ask(token, at=SEALED_AT + DAY):
        clock_at(at)
        renew_lists()

        def read(address):
            answer = client.get(address.partition("localhost:8000")[2])
            assert answer.status_code == 200, address
            return answer.content

        try:
            return elsewhere.verify(token, read=read, at=at)
        except elsewhere.Refused as reason:
            return str(reason)

    return ask


def change(certificate, kind, *, at):
    ends_on = (at + 90 * DAY).date() if kind == K.SUSPENDED else None
    return change_status(certificate, kind, because=certificate, ends_on=ends_on, by=system_user(), at=at)


def test_the_verifier_has_nothing_of_ours():
    tree = ast.parse(Path(elsewhere.__file__).read_text(encoding="utf-8"))
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert {name.partition(".")[0] for name in named} <= {*sys.stdlib_module_names, "cryptography"}


@pytest.mark.clause("9.4.6")
def test_it_is_read_from_the_sealed_pdf_and_holds(certificate, pdf, holds):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        token = opened.attachments["credential.jwt"].get_file().read_bytes().decode()

    claims = holds(token)

    assert verify_seal(pdf)
    assert faults(pdf, carries={"credential.jwt"}) == []

    assert claims["credentialSubject"]["licenseNumber"] == certificate.number
    [identity] = claims["credentialSubject"]["identifier"]
    assert identity["identityHash"] == certificate.holder_name


@pytest.mark.clause("9.8.4")
@pytest.mark.parametrize(
    ("kinds", "says"),
    [
        ([K.SUSPENDED], "suspension"),
        ([K.SUSPENDED, K.WITHDRAWN], "revocation"),
        ([K.WITHDRAWN], "revocation"),
        ([K.REPLACED], "revocation"),
    ],
)
def test_it_says_so_where_the_certificate_holds_no_longer(certificate, token, holds, kinds, says):
    for days, kind in enumerate(kinds, start=2):
        change(certificate, kind, at=SEALED_AT + days * DAY)

    assert holds(token, SEALED_AT + 9 * DAY) == says


@pytest.mark.clause("9.5.1")
def test_it_holds_again_after_the_suspension_is_lifted(certificate, token, holds):
    change(certificate, K.SUSPENDED, at=SEALED_AT + 2 * DAY)
    change(certificate, K.REINSTATED, at=SEALED_AT + 3 * DAY)

    assert holds(token, SEALED_AT + 4 * DAY)["credentialSubject"]["licenseNumber"] == certificate.number


@pytest.mark.parametrize(("days", "holds_then"), [(-1, False), (0, True)])
def test_it_holds_to_the_last_second_of_the_certificate(certificate, token, holds, days, holds_then):
    last = dt.datetime.combine(certificate.valid_until, dt.time(16, 59, 59), tzinfo=dt.UTC)
    at = last if holds_then else last + dt.timedelta(seconds=1)

    assert (holds(token, at) != "not at this time") == holds_then


def altered(token, **claims):
    head, body, signature = token.split(".")
    said = json.loads(elsewhere.decoded(body)) | claims
    words = base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")
    return f"{head}.{words}.{signature}"


@pytest.mark.parametrize("claims", [{"name": "Lain"}, {"credentialStatus": []}, {"exp": 4_102_444_800}])
def test_nothing_in_it_can_be_changed(token, holds, claims):
    assert holds(altered(token, **claims)) == "altered"


def test_what_a_lost_key_signed_holds_nowhere_and_another_takes_its_place(
    certificate, token, holds, settings, tmp_path
):
    credential = certificate.credentials.get()
    settings.KEY_DIR = tmp_path
    withdraw_key(credential.key, because="Hilang.", by=system_user(), at=SEALED_AT + 2 * DAY)

    assert holds(token, SEALED_AT + 2 * DAY) == "no such key"
    another = sign_credential(certificate.credentials.last(), by=None, at=SEALED_AT + 2 * DAY)
    assert another.pk != credential.pk
    assert holds(another.token, SEALED_AT + 2 * DAY)["id"] == f"urn:uuid:{another.pk}"


# --- those from before there were any ----------------------------------------------------------------


@pytest.fixture
def from_before(monkeypatch):
    """A certificate as it was issued when there were no credentials."""
    monkeypatch.setattr("certificates.actions.releasing.order_credential", lambda *_args, **_how: None)
    [one] = issued()
    return one


def test_a_certificate_from_before_gets_one_once(from_before, holds, clock_at):
    clock_at(SEALED_AT + DAY)

    assert (order_missing_credentials(), order_missing_credentials()) == (1, 0)

    credential = sign_credential(from_before.credentials.get(), by=None, at=SEALED_AT + DAY)
    assert holds(credential.token)["credentialSubject"]["licenseNumber"] == from_before.number


@pytest.mark.parametrize("kind", [K.WITHDRAWN, K.REPLACED])
def test_one_that_has_ended_gets_none(from_before, kind):
    change(from_before, kind, at=SEALED_AT + DAY)

    assert order_missing(by=system_user(), at=SEALED_AT + 2 * DAY) == 0


def test_nor_does_one_that_has_expired(from_before):
    assert order_missing(by=system_user(), at=SEALED_AT + 2000 * DAY) == 0


def test_no_page_links_to_one_before_it_is_signed(from_before, client_as, clock_at):
    clock_at(SEALED_AT + DAY)
    office = client_as(UserFactory(roles=[Role.SECRETARIAT]))
    address, link = from_before.get_absolute_url(), f"/sertifikat/{from_before.pk}/kredensial/"
    order_missing(by=system_user(), at=SEALED_AT + DAY)

    assert link not in office.get(address).content.decode()
    sign_credential(from_before.credentials.get(), by=None, at=SEALED_AT + DAY)
    assert link in office.get(address).content.decode()
    assert office.get(link).status_code == 200
