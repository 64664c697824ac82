"""Third parties of a case: who was named, what a link or a code says, what is asked (FR.IA.10, 9.3.1)."""

from django.conf import settings
from django.urls import reverse

from assessments.states import AssessmentState
from examinations.models import ThirdParty, ThirdPartyCode, ThirdPartyLink
from examinations.states import ThirdPartyState
from foundation.workflow.links import digest_of
from instruments.models import FormCode
from instruments.queries import items_of

from .plans import current_test_plan, is_agreed


def third_parties_of(assessment):
    """Everybody whom the candidate named, the last first."""
    found = assessment.third_parties.select_related("asked_by", "named_by", "paper", "instrument")
    return found.prefetch_related("links")


def open_third_party(assessment):
    """The one who is named or asked now; None without."""
    return assessment.third_parties.filter(state__in=[ThirdPartyState.NAMED, ThirdPartyState.ASKED]).first()


def answered_third_party(assessment):
    """Who has answered by the plan that counts; None without."""
    plan = current_test_plan(assessment)
    return assessment.third_parties.filter(plan=plan, state=ThirdPartyState.ANSWERED).first()


def named_instead(assessment):
    """Who was asked last and named somebody else, whom the candidate has not named yet; None without."""
    last = assessment.third_parties.first()
    return last if last is not None and last.state == ThirdPartyState.PASSED_ON else None


def third_party_instrument(assessment):
    """The instrument by which the agreed plan asks a third party; None where it asks none."""
    return instrument_in(current_test_plan(assessment))


def instrument_in(plan):
    """The same for a plan that was read already, or for none."""
    if not is_agreed(plan):
        return None
    method = plan.methods.filter(instrument__form=FormCode.IA10).select_related("instrument").first()
    return method and method.instrument


def questions_of(third_party):
    """The items that this person answers, in their order."""
    return list(items_of(third_party.instrument, third_party.elements))


def link_by_token(token):
    """The link with this token, whatever became of it; None where there is none."""
    links = ThirdPartyLink.objects.select_related(
        "third_party__assessment__application__particulars",
        "third_party__assessment__application__scheme_version",
        "third_party__instrument",
        "third_party__asked_by",
    )
    return links.filter(token_sha256=digest_of(token)).first()


def address_of_link(number):
    """What the mail with that link ends with: our database does not know it."""
    token = ThirdPartyLink.objects.get(pk=number).token
    return f"{settings.SITE_URL}{reverse('examinations:third_party', args=[token])}"


def digits_of_code(number):
    """What the mail with that code ends with."""
    return ThirdPartyCode.objects.get(pk=number).digits


def unanswered_links(at):
    """Links that were sent and not answered, whether they still hold or not."""
    waiting = ThirdPartyLink.objects.filter(
        third_party__state=ThirdPartyState.ASKED,
        third_party__assessment__state=AssessmentState.TESTING,
        revoked_at=None,
    )
    return waiting.select_related("third_party__assessment__application").order_by("pk")


def waits_for_a_name(assessment):
    """Whether the candidate has still to say who may be asked."""
    return bool(
        third_party_instrument(assessment)
        and open_third_party(assessment) is None
        and answered_third_party(assessment) is None
    )


def named_in(assessments):
    """Those named in these cases whom nobody has asked yet."""
    named = ThirdParty.objects.filter(assessment__in=assessments, state=ThirdPartyState.NAMED)
    return named.select_related("assessment__application")


def units_of(third_party):
    """The units that the answer is about, each once."""
    return list(dict.fromkeys(element.unit for element in third_party.elements))
