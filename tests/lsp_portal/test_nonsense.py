"""What no person types is answered and breaks nothing, whatever the database makes of it (TRUST S9)."""

import pytest
from django.urls import reverse

from accounts.models import Organisation
from tests.factories.people import OrganisationFactory, UserFactory

NUL = "\0"


@pytest.mark.parametrize(
    ("view", "field"),
    [
        ("accounts:people", "q"),
        ("accounts:organisations", "q"),
        ("fees:queue", "cari"),
        ("certificates:register", "q"),
        ("certificates:verify", "number"),
        ("schemes:eligibility", "scheme"),
    ],
)
def test_what_is_looked_for_may_hold_any_character(view, field, client_as):
    page = client_as(UserFactory(roles=["SECRETARIAT", "HEAD"])).get(reverse(view), {field: f"Ratna{NUL}"})

    assert page.status_code < 500


def test_a_reason_keeps_its_words(client_as):
    proposal = OrganisationFactory(proposed=True, proposed_by=UserFactory())
    office = client_as(UserFactory(secretariat=True))

    office.post(reverse("accounts:organisation_reject", args=[proposal.pk]), {"reason": f"Sudah{NUL} ada."})

    assert Organisation.objects.get(pk=proposal.pk).rejection_reason == "Sudah ada."


@pytest.mark.parametrize("token", ["%00", "a%00b", "9" * 400])
def test_an_address_may_be_anything(token, client, db):
    assert client.get(f"/periksa/{token}/").status_code == 404
