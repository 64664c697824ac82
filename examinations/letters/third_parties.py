"""Letters to a third party, who has no account, and about them (FR.IA.10; TRUST A9).

The link and the code stand in the mail alone: what the database keeps of a letter names the row that they follow from.
"""

from django.urls import reverse

from assessments.queries import lead_of
from foundation.notices.actions import post_to_address

from .posting import post_about

LANGUAGE = "id"


def tell_assessor_named(third_party, *, at):
    _to_assessor("third_party_named", third_party, at=at)


def tell_assessor_closed(third_party, *, at):
    """Answered, declined, or somebody else named: which of them stands on the page."""
    _to_assessor("third_party_closed", third_party, at=at)


def tell_candidate_to_name_another(third_party, *, at):
    assessment = third_party.assessment
    url = reverse("examinations:name_third_party", args=[assessment.pk])
    candidate = assessment.application.applicant
    post_about("third_party_other", assessment, candidate, url=url, at=at, third_party=third_party)


def tell_third_party_asked(link, *, at):
    _outside("third_party_asked", link.third_party, at=at, url=f"third-party-link:{link.pk}", link=link)


def tell_third_party_code(code, *, at):
    _outside("third_party_code", code.link.third_party, at=at, url=f"third-party-code:{code.pk}")


def tell_third_party_received(third_party, *, at):
    _outside("third_party_received", third_party, at=at)


def tell_third_party_withdrawn(third_party, *, at):
    _outside("third_party_withdrawn", third_party, at=at)


def remind_third_party(link, *, step, at):
    """By the same link as before."""
    _outside("third_party_reminder", link.third_party, at=at, url=f"third-party-link:{link.pk}", link=link)


def _outside(name, third_party, *, at, **how):
    application = third_party.assessment.application
    return post_to_address(
        third_party.email,
        LANGUAGE,
        f"examinations/letters/{name}",
        at=at,
        third_party=third_party,
        candidate=application.particulars.full_name,
        scheme=application.scheme_version,
        **how,
    )


def _to_assessor(name, third_party, *, at):
    assessment = third_party.assessment
    if lead := lead_of(assessment):
        url = third_party.get_absolute_url()
        post_about(name, assessment, lead.registration.user, url=url, at=at, third_party=third_party)
