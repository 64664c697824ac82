"""Who has no part in what is complained about: asked again at every step (ISO/IEC 17024 9.9; scheme 9.5.1, 9.9.4)."""

from django.utils.translation import gettext as _

from accounts.models import Role, User
from accounts.queries import accounts_of, people_holding, relations_between, same_person
from applications.rules.independence import Act, may_act
from complaints.models import About
from complaints.queries.people import DEPUTIES, HANDLERS
from foundation.workflow.answers import YES, no


def has_no_part(person, complaint, *, on):
    """Whether this human being may check, handle or sign it on that day; no, with every reason found.

    Not who complained, not whom it concerns, nobody close to either, and nobody with a part in the case it names. How
    a certificate is used is not how it came about: there only ties to its holder, and reporting them, bar.
    """
    reasons = list(dict.fromkeys(_reasons(person, complaint, on=on)))
    if reasons:
        return no(_("You cannot do this, because %(reasons)s.") % {"reasons": "; ".join(reasons)})
    if complaint.case is None:
        return YES
    act = Act.SANCTION if complaint.about == About.MISUSE else Act.HEAR
    return may_act(person, complaint.case, act, on=on)


def _reasons(person, complaint, *, on):
    if same_person(person, complaint.complainant):
        yield _("you complained yourself")
    concerned = User.objects.filter(pk__in=complaint.concerns.live().values("user"))
    if concerned.filter(pk__in=accounts_of(person).values("pk")).exists():
        yield _("the complaint concerns you")
    close = [*concerned, *([complaint.complainant] if complaint.complainant else [])]
    for other in close:
        for relation in relations_between(person, other, on=on):
            words = {"relation": relation.get_kind_display().lower(), "who": other}
            yield _("you are tied to %(who)s (%(relation)s)") % words


def handlers(complaint, *, on):
    """Everybody who could look into it, by name: [(person, answer)], so that a shortage is seen."""
    found = people_holding(*HANDLERS, on=on).order_by("full_name", "pk")
    return [(person, has_no_part(person, complaint, on=on)) for person in found]


def free_handlers(complaint, *, on):
    """Those of them without a part."""
    return [person for person, answer in handlers(complaint, on=on) if answer]


def signers(complaint, *, on):
    """Who signs the answer: a head without a part, and not who handles it; where there is none, a deputy."""
    for roles in ([Role.HEAD], DEPUTIES):
        found = [
            person
            for person in people_holding(*roles, on=on).order_by("full_name", "pk")
            if not same_person(person, complaint.handler) and has_no_part(person, complaint, on=on)
        ]
        if found:
            return found
    return []
