"""Certificates for machines: what a credential says, who signed it, and what its status lists tell (9.4.6, 9.5, C3)."""

import base64
import datetime as dt
import gzip
import hashlib
import io
import json
import stat
from pathlib import Path

import jwt
import pikepdf
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from django.core.management import call_command
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.queries import system_user
from certificates.actions import change_status, order_credential, sign_credential, sign_lists, withdraw_key
from certificates.models import PLACES, Credential, SignedList, SigningKey
from certificates.papers.credentials import encoded
from certificates.states import ChangeKind
from foundation.documents import tokens
from foundation.workflow.answers import NotAllowed
from tests.factories.certificates import SEALED_AT, handed_over, issued

pytestmark = pytest.mark.django_db

DAY, MINUTE = dt.timedelta(days=1), dt.timedelta(minutes=1)
K = ChangeKind


@pytest.fixture
def certificate(run_jobs):
    [one] = issued()
    run_jobs(at=SEALED_AT + MINUTE)
    return one


@pytest.fixture
def credential(certificate):
    return certificate.credentials.get()


@pytest.fixture
def ask(client, clock_at):
    """Ask an address at a moment, as a verifier does."""

    def get(address, at, **headers):
        clock_at(at)
        return client.get(address.removeprefix("http://localhost:8000"), headers=headers)

    return get


def opened(token, answer):
    """The claims of a token, verified with the key that the DID document gives for its `kid`."""
    kid = jwt.get_unverified_header(token)["kid"]
    [method] = [one for one in answer.json()["verificationMethod"] if one["id"] == kid]
    assert kid in answer.json()["assertionMethod"]
    key = jwt.PyJWK(method["publicKeyJwk"], algorithm="ES256")
    ours = {"verify_exp": False, "verify_nbf": False, "verify_iat": False}
    return jwt.decode(token, key, algorithms=["ES256"], options=ours)


def bits_of(claims):
    words = claims["credentialSubject"]["encodedList"]
    assert words[0] == "u"
    return gzip.decompress(base64.urlsafe_b64decode(words[1:] + "=" * (-len(words[1:]) % 4)))


def status_of(credential, ask, at):
    """What a verifier reads in both lists that the credential names: the purposes whose bit is set."""
    did, marked = ask("/.well-known/did.json", at), set()
    for entry in credential.facts["credentialStatus"]:
        answer = ask(entry["statusListCredential"], at)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/vc+jwt"
        claims = opened(answer.content.decode(), did)
        assert claims["id"] == claims["sub"] == entry["statusListCredential"]
        assert claims["credentialSubject"]["statusPurpose"] == entry["statusPurpose"]
        index = int(entry["statusListIndex"])
        if bits_of(claims)[index // 8] & (0x80 >> index % 8):
            marked.add(entry["statusPurpose"])
    return marked


def change(certificate, kind, *, at):
    ends_on = (at + 90 * DAY).date() if kind == K.SUSPENDED else None
    return change_status(certificate, kind, because=certificate, ends_on=ends_on, by=system_user(), at=at)


@pytest.mark.clause("9.4.6")
def test_a_credential_says_what_the_certificate_says_and_is_verified_with_the_published_key(
    certificate, credential, ask
):
    did = ask("/.well-known/did.json", SEALED_AT + DAY)

    header = jwt.get_unverified_header(credential.token)
    claims = opened(credential.token, did)

    assert header == {
        "alg": "ES256",
        "typ": "vc+jwt",
        "kid": f"{claims['issuer']['id']}#{credential.key.name}",
    }
    assert claims == credential.facts
    assert claims["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert claims["iss"] == claims["issuer"]["id"] == did.json()["id"] == "did:web:localhost%3A8000"
    assert (claims["jti"], claims["sub"]) == (claims["id"], claims["credentialSubject"]["id"])
    assert dt.datetime.fromisoformat(claims["validFrom"]).timestamp() == claims["nbf"]
    assert claims["validUntil"] == f"{certificate.valid_until}T23:59:59+07:00"
    subject = claims["credentialSubject"]
    assert subject["licenseNumber"] == certificate.number
    assert subject["identifier"][0]["identityHash"] == certificate.holder_name
    units = {unit.code for unit in certificate.scheme_version.units.all()}
    assert {one["targetCode"] for one in subject["achievement"]["alignment"]} == units
    assert all(code in subject["achievement"]["criteria"]["narrative"] for code in units)
    assert hashlib.sha256(credential.read()).hexdigest() == credential.sha256


def test_a_credential_holds_no_more_of_the_person_than_the_certificate_does(certificate, credential):
    holder, particulars = certificate.holder, certificate.application.particulars
    told = json.dumps(credential.facts)

    for kept in (
        holder.email,
        holder.phone,
        certificate.application.organisation.name,
        particulars.birth_place,
    ):
        assert not kept or kept not in told
    assert holder.nik_index not in told or not holder.nik_index


def test_a_key_of_a_desk_says_so_in_everything_it_signs(credential):
    assert tokens.DEVELOPMENT in credential.facts["name"]
    assert tokens.DEVELOPMENT in credential.facts["issuer"]["description"]


def test_the_key_is_for_its_owner_alone_and_its_private_half_stays_where_it_is(credential):
    path = tokens.key_file()

    assert stat.S_IMODE(Path(path).stat().st_mode) == 0o600
    assert set(credential.key.jwk) == {"kty", "crv", "x", "y"}


@pytest.mark.parametrize(
    ("key", "mode"),
    [
        (ec.generate_private_key(ec.SECP256R1()), 0o640),
        (ec.generate_private_key(ec.SECP384R1()), 0o600),
        (rsa.generate_private_key(public_exponent=65537, key_size=2048), 0o600),
    ],
)
def test_a_key_that_others_can_read_or_of_another_kind_signs_nothing(key, mode, tmp_path, settings):
    settings.CREDENTIAL_KEY_FILE = _written(key, tmp_path / "key.pem", mode)

    with pytest.raises(tokens.KeyRefused):
        tokens.sign({}, owner="did:web:example.id", kind="vc+jwt")


def _written(key, path, mode=0o600):
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    path.chmod(mode)
    return str(path)


def test_without_a_key_nothing_is_signed(certificate, settings):
    settings.CREDENTIAL_KEY_FILE, settings.KEY_DIR = "", None
    waiting = order_credential(certificate, by=system_user(), at=SEALED_AT)

    with pytest.raises(tokens.KeyRefused, match="CREDENTIAL_KEY_FILE"):
        sign_credential(waiting, by=None, at=SEALED_AT)

    waiting.refresh_from_db()
    assert not waiting.is_ready


def test_no_page_reads_the_key(certificate, client, clock_at, monkeypatch):
    """What the web process does, with the key out of reach (C3)."""
    clock_at(SEALED_AT + 2 * MINUTE)
    monkeypatch.setattr(tokens, "_key", lambda name: pytest.fail("a page read the key"))

    for address in (
        "/.well-known/did.json",
        "/periksa/status/1/revocation",
        f"/periksa/{certificate.token}.json",
    ):
        assert client.get(address).status_code == 200


@pytest.mark.clause("9.8.4")
@pytest.mark.parametrize(
    ("kinds", "marked"),
    [
        ((), set()),
        ((K.SUSPENDED,), {"suspension"}),
        ((K.SUSPENDED, K.REINSTATED), set()),
        ((K.SUSPENDED, K.WITHDRAWN), {"revocation"}),
        ((K.WITHDRAWN,), {"revocation"}),
        ((K.REPLACED,), {"revocation"}),
    ],
)
def test_the_lists_tell_what_was_done_last(credential, ask, run_jobs, kinds, marked):
    at, certificate = SEALED_AT + DAY, credential.certificate
    for number, kind in enumerate(kinds):
        change(certificate, kind, at=at + number * DAY)
    now = at + len(kinds) * DAY
    run_jobs(at=now)
    sign_lists(by=None, at=now)

    assert status_of(credential, ask, now) == marked


@pytest.mark.clause("9.8.4")
def test_a_list_that_was_overtaken_is_not_served_for_a_moment(certificate, credential, ask, run_jobs):
    address = credential.facts["credentialStatus"][1]["statusListCredential"]
    before = ask(address, SEALED_AT + 2 * MINUTE)
    change(certificate, K.SUSPENDED, at=SEALED_AT + 3 * MINUTE)

    between = ask(address, SEALED_AT + 3 * MINUTE)
    run_jobs(at=SEALED_AT + 3 * MINUTE)
    after = ask(address, SEALED_AT + 3 * MINUTE)

    assert (before.status_code, between.status_code, after.status_code) == (200, 503, 200)
    assert between["Content-Type"] == "application/problem+json"
    assert between["Retry-After"] == "1"
    assert before["Cache-Control"] == after["Cache-Control"] == "no-cache"
    assert before["ETag"] != after["ETag"]
    assert ask(address, SEALED_AT + 3 * MINUTE, **{"If-None-Match": after["ETag"]}).status_code == 304


def test_a_list_lasts_for_minutes_and_is_signed_anew_before_they_are_over(certificate, credential, ask):
    address = credential.facts["credentialStatus"][0]["statusListCredential"]
    signed = SignedList.objects.get(purpose="revocation")

    assert ask(address, signed.valid_until).status_code == 503
    assert sign_lists(by=None, at=signed.signed_at + MINUTE) == 0
    assert sign_lists(by=None, at=signed.signed_at + 11 * MINUTE) == 2
    assert ask(address, signed.valid_until).status_code == 200


@pytest.mark.clause("9.9.6")
def test_what_was_revoked_stays_revoked_and_a_certificate_given_back_gets_another(
    certificate, credential, ask, run_jobs
):
    change(certificate, K.WITHDRAWN, at=SEALED_AT + DAY)
    change(certificate, K.REINSTATED, at=SEALED_AT + 2 * DAY)
    run_jobs(at=SEALED_AT + 2 * DAY)

    other = certificate.credentials.get(position=2)

    assert status_of(credential, ask, SEALED_AT + 2 * DAY) == {"revocation"}
    assert other.is_ready
    assert status_of(other, ask, SEALED_AT + 2 * DAY) == set()


def test_a_place_is_given_once_and_another_is_drawn_where_it_is_taken(certificate, credential, monkeypatch):
    drawn = iter([credential.place, credential.place, 131_071])
    monkeypatch.setattr("certificates.actions.credentials.secrets.randbelow", lambda size: next(drawn))

    other = order_credential(certificate, by=system_user(), at=SEALED_AT)

    assert (other.status_list, other.place) == (credential.status_list, 131_071)
    assert PLACES >= 131_072
    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        Credential.objects.create(
            certificate=certificate, position=9, after_change=0, status_list=credential.status_list,
            place=credential.place, facts={}, ordered_at=SEALED_AT, ordered_by=system_user(),
        )  # fmt: skip


def test_a_full_list_is_followed_by_another(certificate, credential, monkeypatch, run_jobs, ask):
    monkeypatch.setattr("certificates.actions.credentials.FULL", 1)

    other = order_credential(certificate, by=system_user(), at=SEALED_AT)
    run_jobs(at=SEALED_AT + 2 * MINUTE)

    assert other.status_list.number == 2
    assert status_of(other, ask, SEALED_AT + 2 * MINUTE) == set()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sets(st.integers(min_value=0, max_value=PLACES - 1), max_size=60))
def test_the_bits_of_a_list_are_its_places_leftmost_first(places):
    bits = bits_of({"credentialSubject": {"encodedList": encoded(places)}})

    assert len(bits) * 8 == PLACES
    found = {index for index in places if bits[index // 8] >> (7 - index % 8) & 1}
    assert found == places
    assert sum(byte.bit_count() for byte in bits) == len(places)


def test_after_a_new_key_earlier_credentials_are_verified_as_before(
    certificate, credential, ask, tmp_path, settings
):
    settings.CREDENTIAL_KEY_FILE = _written(ec.generate_private_key(ec.SECP256R1()), tmp_path / "new.pem")
    waiting = order_credential(certificate, by=system_user(), at=SEALED_AT)

    later = sign_credential(waiting, by=None, at=SEALED_AT + DAY)

    did = ask("/.well-known/did.json", SEALED_AT + DAY)
    assert later.key != credential.key
    assert tokens.DEVELOPMENT not in later.facts["name"]
    for one in (credential, later):
        assert opened(one.token, did)["id"] == f"urn:uuid:{one.pk}"


def test_the_drill_after_a_lost_key(credential, ask, tmp_path, settings, run_jobs):
    lost, certificate, said = credential.key, credential.certificate, io.StringIO()
    with pytest.raises(NotAllowed, match="kunci lain"):
        withdraw_key(lost, because="hilang", by=system_user(), at=SEALED_AT + DAY)
    settings.CREDENTIAL_KEY_FILE = _written(ec.generate_private_key(ec.SECP256R1()), tmp_path / "new.pem")
    with pytest.raises(NotAllowed):
        withdraw_key(lost, because=" ", by=system_user(), at=SEALED_AT + DAY)

    call_command("credential_keys", certificates=lost.name, stdout=said)
    assert said.getvalue() == f"{certificate.number}\n"
    assert withdraw_key(lost, because="hilang", by=system_user(), at=SEALED_AT + DAY) == 1
    run_jobs(at=SEALED_AT + DAY)

    did = ask("/.well-known/did.json", SEALED_AT + DAY).json()
    assert [one["id"].partition("#")[2] for one in did["verificationMethod"]] != [lost.name]
    assert len(did["verificationMethod"]) == 1
    assert status_of(certificate.credentials.get(position=2), ask, SEALED_AT + DAY) == set()
    with pytest.raises(NotAllowed):
        withdraw_key(SigningKey.objects.get(pk=lost.pk), because="lagi", by=system_user(), at=SEALED_AT + DAY)
    call_command("credential_keys", stdout=said)
    assert "withdrawn" in said.getvalue()


def test_a_credential_is_signed_once_whoever_asks_again(certificate, credential):
    again = sign_credential(credential, by=None, at=SEALED_AT + DAY)

    assert (again.token, again.signed_at) == (credential.token, credential.signed_at)


@pytest.mark.clause("9.4.7")
def test_the_holder_downloads_it_after_the_handover_and_nobody_else_does(
    certificate, credential, client_as, clock_at
):
    clock_at(SEALED_AT + DAY)
    address = f"/sertifikat/{certificate.pk}/kredensial/"

    early = client_as(certificate.holder).get(address)
    handed_over(certificate)
    answer = client_as(certificate.holder).get(address)

    assert early.status_code == 302
    assert answer.content == credential.read()
    assert answer["Content-Type"] == "application/vc+jwt"
    assert answer["Cache-Control"] == "no-store, private"


@pytest.mark.clause("9.4.6")
def test_the_certificate_carries_its_credential_inside(certificate, credential):
    certificate.letter.refresh_from_db()

    with pikepdf.open(io.BytesIO(certificate.letter.read())) as pdf:
        assert pdf.attachments["credential.jwt"].get_file().read_bytes() == credential.read()
        [spec] = pdf.Root.AF
        assert spec.AFRelationship == "/Alternative"
        assert spec.EF.F.Subtype == "/application/vc+jwt"
