"""The frame of every page: who looks, in which role, and where they can go from here. All entries stand here."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import STAFF_ROLES, Role
from accounts.queries import certification_body
from foundation.notices.queries import unread_count
from foundation.workflow import clock

APPLICANT = "APPLICANT"
ACTING_AS = "acting_as"

PUBLIC_PAGES = [
    (_("Scheme"), "schemes:public"),
    (_("Check the requirements"), "schemes:eligibility"),
    (_("Verify a certificate"), "certificates:verify"),
    (_("Fees"), "schemes:fees"),
]
# Of each role, in the order of its work; what belongs together stands under one word where there is much.
PAGES = {
    APPLICANT: [
        (_("Home"), "applications:home"),
        (_("Invoices"), "fees:mine"),
        (_("Certificates"), "certificates:mine"),
        (_("Letters"), "notices:inbox"),
    ],
    Role.SECRETARIAT: [
        (_("My tasks"), "desk"),
        (_("Queue"), "applications:queue"),
        (_("Payments"), "fees:queue"),
        (_("Assignments"), "assessments:queue"),
        (
            _("Tests"),
            [
                (_("Test sessions"), "examinations:sessions"),
                (_("Test places"), "venues:venues"),
                (_("Retests"), "decisions:retests"),
                (_("Results in doubt"), "examinations:doubts"),
            ],
        ),
        (_("Plenary meetings"), "decisions:meetings"),
        (_("Certificates"), "certificates:register"),
        (
            _("After issue"),
            [
                (_("Surveillance"), "surveillance:board"),
                (_("Recertification"), "recertification:radar"),
                (_("Sanctions"), "sanctions:cases"),
                (_("Appeals"), "appeals:appeals"),
                (_("Complaints"), "complaints:complaints"),
            ],
        ),
        (
            _("More"),
            [
                (_("Deadlines"), "deadlines:deadlines"),
                (_("Assessment reports"), "assessments:reports"),
                (_("Organisations"), "accounts:organisations"),
                (_("Parked work"), "jobs:parked"),
            ],
        ),
    ],
    Role.ASSESSOR: [
        (_("My tasks"), "desk"),
        (_("Assessments"), "assessments:mine"),
        (_("Test sessions"), "examinations:sessions"),
        (_("My records"), "examinations:records"),
        (_("Papers to mark"), "examinations:written_papers"),
        (_("Instruments"), "instruments:bank"),
        (_("Test places"), "venues:venues"),
    ],
    Role.VENUE: [
        (_("My tasks"), "desk"),
        (_("Test places"), "venues:venues"),
        (_("Test sessions"), "examinations:sessions"),
    ],
    Role.APPEAL: [(_("My tasks"), "desk"), (_("Appeals"), "appeals:appeals")],
    Role.DECISION: [(_("My tasks"), "desk"), (_("Plenary meetings"), "decisions:meetings")],
    Role.HEAD: [
        (_("My tasks"), "desk"),
        (_("Plenary meetings"), "decisions:meetings"),
        (_("Certificates"), "certificates:register"),
        (_("Recertification"), "recertification:radar"),
        (_("Surveillance"), "surveillance:board"),
        (_("Sanctions"), "sanctions:cases"),
        (_("Appeals"), "appeals:appeals"),
        (_("Complaints"), "complaints:complaints"),
        (_("Deadlines"), "deadlines:deadlines"),
        (_("Scheme"), "schemes:versions"),
    ],
    Role.AUDITOR: [(_("My tasks"), "desk"), (_("Complaints"), "complaints:register")],
    Role.COMMITTEE: [
        (_("My tasks"), "desk"),
        (_("Scheme"), "schemes:versions"),
        (_("Instruments"), "instruments:bank"),
    ],
    Role.COMMITTEE_HEAD: [
        (_("My tasks"), "desk"),
        (_("Scheme"), "schemes:versions"),
        (_("Instruments"), "instruments:bank"),
    ],
    Role.ADMIN: [
        (_("My tasks"), "desk"),
        (_("People and roles"), "accounts:people"),
        (_("Organisations"), "accounts:organisations"),
        (_("Reference data"), "admin:index"),
        (_("Parked work"), "jobs:parked"),
        (_("Outages"), "recertification:outages"),
        (_("Sent letters"), "notices:log"),
    ],
}
ANYBODY_ON_STAFF = [(_("My tasks"), "desk")]
ACCOUNT_PAGES = [
    (_("Letters"), "notices:inbox"),
    (_("Deadlines"), "deadlines:deadlines"),
    (_("Profile"), "accounts:profile"),
    (_("Password and second factor"), "mfa_index"),
    (_("Signed-in devices"), "usersessions_list"),
]
ABOUT_PAGES = [
    (_("Scheme and documents"), "schemes:public"),
    (_("Rights and duties"), "schemes:rights"),
    (_("Verify a certificate"), "certificates:verify"),
    (_("Complain"), "complaints:complain"),
    (_("Accessibility"), "accessibility"),
]


@dataclass(frozen=True)
class Entry:
    """A place to go, and whether one is there; or a word with `entries` under it, and no place of its own."""

    label: str
    url: str = ""
    is_current: bool = False
    count: int = 0
    entries: tuple = ()


@dataclass(frozen=True)
class Hat:
    """A role that a person can work in."""

    code: str
    name: str
    is_current: bool


class Frame:
    """What base.html knows of its reader; nothing is asked of the database for strangers."""

    is_demo = settings.DEMO
    is_relaxed = not settings.SECOND_FACTOR_REQUIRED

    def __init__(self, request):
        self.request = request
        self.user = getattr(request, "user", None)

    @cached_property
    def is_signed_in(self):
        """Whether somebody is signed in."""
        return bool(self.user and self.user.is_authenticated)

    @cached_property
    def acting_as(self):
        """The role one works in: as chosen, else the first one held. It opens nothing; the doors do."""
        held = self.codes
        chosen = self.request.session.get(ACTING_AS)
        return chosen if chosen in held else held[0]

    @cached_property
    def codes(self):
        """The roles one may work in; everybody may be an applicant, staff at last."""
        return [*self.user.roles_on(clock.today()), APPLICANT] if self.is_signed_in else [APPLICANT]

    @cached_property
    def is_staff(self):
        """Whether the page is drawn for staff: dark and dense."""
        return self.is_signed_in and self.acting_as in STAFF_ROLES

    def fact(self, name):
        """What the LSP has said of itself under this name; empty where it has not."""
        return getattr(self._body, name, "")

    @cached_property
    def _body(self):
        """Asked of the cache once for a page, which shows six of its facts."""
        return certification_body()

    @property
    def name(self):
        """The person's name."""
        return str(self.user)

    @property
    def role_name(self):
        """What one works as, in words."""
        return name_of(self.acting_as)

    @property
    def roles(self):
        """Every role held, for the switch."""
        return [Hat(code, name_of(code), code == self.acting_as) for code in self.codes]

    @cached_property
    def entries(self):
        """The navigation of the role one works in."""
        return self._entries(PAGES.get(self.acting_as, ANYBODY_ON_STAFF))

    @cached_property
    def public(self):
        """The navigation of strangers."""
        return self._entries(PUBLIC_PAGES)

    @property
    def account(self):
        """One's own account."""
        return self._entries(ACCOUNT_PAGES)

    @property
    def about(self):
        """The foot of every page."""
        return self._entries(ABOUT_PAGES)

    @property
    def clause_page(self):
        """The page that clauses link to: the public text of the scheme in force."""
        return address_of("schemes:public") or ""

    def _entries(self, pages):
        here = _nearest(self.request.path, [address_of(name) for name in names_in(pages)])
        return [self._entry(label, what, here) for label, what in pages]

    def _entry(self, label, what, here):
        if isinstance(what, str):
            url = address_of(what)
            return Entry(label, url, url == here, self._waiting(what))
        under = tuple(self._entry(name, place, here) for name, place in what)
        return Entry(label, is_current=any(entry.is_current for entry in under), entries=under)

    def _waiting(self, name):
        return self._unread if name == "notices:inbox" and self.is_signed_in else 0

    @cached_property
    def _unread(self):
        return unread_count(self.user)


def frame(request):
    """Context processor: the frame, made only where a page is drawn with it."""
    return {"frame": SimpleLazyObject(lambda: Frame(request))}


def name_of(code):
    """A role in words."""
    return _("Applicant") if code == APPLICANT else Role(code).label


def address_of(name):
    """The address of a view, or None where no app has it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def names_in(pages):
    """The names of the views, those under a word among them."""
    for _label, what in pages:
        yield from [what] if isinstance(what, str) else names_in(what)


def _nearest(path, urls):
    """The address that the present one stands under, the longest one."""
    return max((url for url in urls if path.startswith(url) and url != "/"), key=len, default=None)
