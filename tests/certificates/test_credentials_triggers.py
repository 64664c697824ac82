"""What the database itself refuses about credentials and the keys that signed them (9.4.6, TRUST C3)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from certificates.actions import sign_credential
from certificates.models import Credential, SigningKey, StatusList
from tests.factories.certificates import SEALED_AT, issued

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def waiting():
    [one] = issued()
    return one.credentials.get()


def refused(name, query, **new):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        query.update(**new) if new else query._raw_delete(query.db)


@pytest.mark.clause("9.4.6")
@pytest.mark.parametrize("new", [{"facts": {}}, {"place": 1}, {"after_change": 7}, {"position": 2}])
def test_what_is_going_to_be_signed_is_not_changed(waiting, new):
    refused("a_credential_is_signed_once", Credential.objects.filter(pk=waiting.pk), **new)


@pytest.mark.clause("9.4.6")
def test_a_signed_credential_stays_and_no_row_is_lost(waiting):
    sign_credential(waiting, by=None, at=SEALED_AT)

    kept = Credential.objects.filter(pk=waiting.pk)
    refused("a_credential_is_signed_once", kept, signed_at=SEALED_AT + dt.timedelta(days=1))
    refused("a_credential_is_not_lost", kept)
    refused("certificates_statuslist_loses_none", StatusList.objects.all())


def test_a_key_stays_what_it_is_and_is_withdrawn_once(waiting):
    sign_credential(waiting, by=None, at=SEALED_AT)
    key = SigningKey.objects.filter(pk=SigningKey.objects.get().pk)

    refused("a_key_stays_what_it_is", key, jwk={"kty": "EC"})
    refused("a_key_is_not_lost", key)
    key.update(withdrawn_at=SEALED_AT, reason="lost")
    refused("a_key_stays_what_it_is", key, withdrawn_at=None, reason="")
