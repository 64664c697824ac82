"""The letters that a complaint causes: to whoever complained, the office, handler, signer, and who is heard.

None of them names who complained or says what about: mail is read over shoulders. To somebody without an account the
private link and the code stand in the mail alone.
"""

from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from accounts.queries import people_holding
from complaints.models import Complaint
from foundation.notices.actions import post, post_to_address


def tell_complainant(complaint, letter, *, at, **context):
    """At the address that they left, or in their inbox; who left none reads it behind the private link."""
    template, context = f"complaints/letters/{letter}", {"complaint": complaint, **context}
    if complaint.complainant_id:
        page = reverse("complaints:own", args=[complaint.pk])
        post(template, to=complaint.complainant, at=at, url=page, **context)
    elif complaint.email:
        url = f"complaint-link:{complaint.link.pk}"
        post_to_address(complaint.email, complaint.language, template, at=at, url=url, **context)


def tell_complainant_code(code, *, at):
    complaint = code.link.complaint
    template, url = "complaints/letters/code", f"complaint-code:{code.pk}"
    post_to_address(complaint.email, complaint.language, template, at=at, url=url, complaint=complaint)


def tell_office_received(complaint, *, at):
    """To those who check it, and to nobody whom it concerns."""
    for person in people_holding(Role.SECRETARIAT, Role.HEAD, on=timezone.localdate(at)):
        if Complaint.objects.visible_to(person).filter(pk=complaint.pk).exists():
            _post("to_check", complaint, to=person, url=complaint.get_absolute_url(), at=at)


def tell_handler(complaint, letter, *, at, but=None):
    """To whoever looks into it, where somebody does, and did not do it themselves."""
    if complaint.handler_id and complaint.handler != but:
        _post(letter, complaint, to=complaint.handler, url=complaint.get_absolute_url(), at=at)


def tell_signer(answer, *, at):
    complaint = answer.complaint
    _post("to_sign", complaint, to=answer.signer, url=complaint.get_absolute_url(), at=at)


def tell_person_asked(hearing, *, at):
    """Whom it concerns learns what is asked, and neither the complaint nor who complained."""
    url = hearing.get_absolute_url()
    _post("asked", hearing.complaint, to=hearing.person, url=url, at=at, hearing=hearing)


def tell_responsible(measure, *, at):
    url = measure.get_absolute_url()
    _post("measure", measure.complaint, to=measure.responsible, url=url, at=at, measure=measure)


def _post(letter, complaint, *, to, url, at, **context):
    post(f"complaints/letters/{letter}", to=to, at=at, url=url, complaint=complaint, **context)
