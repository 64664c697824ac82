"""The people who try every address, and the addresses of other people's things for them to try."""

import uuid

from allauth.mfa.models import Authenticator
from django.test import Client

from accounts.models import Role
from accounts.models.sealing import SECOND_FACTOR, seal
from applications.actions.review import take_case
from foundation.jobs.actions import claim, enqueue, park
from foundation.jobs.models import Job
from foundation.workflow import clock
from tests.factories.certificates import a_head
from tests.factories.people import UndertakingTextFactory, UserFactory
from tests.house.canaries import MARK, SECRETS
from tests.house.estates import Estate
from tests.house.plan import our_models
from tests.house.tampering import count_apart

STAFF = {
    "assessor": Role.ASSESSOR,
    "secretariat": Role.SECRETARIAT,
    "decision team": Role.DECISION,
    "head": Role.HEAD,
    "committee": Role.COMMITTEE,
    "committee head": Role.COMMITTEE_HEAD,
    "appeal team": Role.APPEAL,
    "venue": Role.VENUE,
    "auditor": Role.AUDITOR,
    "admin": Role.ADMIN,
}
"""Each holds one role, has a second factor, has accepted the undertaking, and has no part in the case."""

WITH_A_PART = {"assessor of the case": Role.ASSESSOR, "member of the meeting": Role.DECISION}
UNREADY = {"staff without second factor": Role.SECRETARIAT, "staff without undertaking": Role.SECRETARIAT}
ACTORS = [
    "anonymous",
    "applicant",
    "another applicant",
    "holder",
    "coordinator",
    *STAFF,
    *WITH_A_PART,
    *UNREADY,
    "deactivated",
]
ROLES = STAFF | WITH_A_PART | UNREADY | {"coordinator": Role.COORDINATOR}

# They have nothing to do with the case: for them it does not exist, whatever else their role opens.
STRANGERS = {"another applicant", "holder", "coordinator", *STAFF} - {"secretariat", "head"}
# Every address is tried with every state of a thing by those whose it is; by the others with the first.
THOROUGH = {"applicant", "secretariat", "head", *WITH_A_PART}

NOT_THERE = 98_765_432_109_876_543_210
"""More than any database counts to."""

WORDS = {"kind": "csv", "form": "surat", "key": "education", "page": 1, "number": 1}
"""Arguments that name no record."""

NO_CHILDREN = {*WORDS, "pk", "code", "application", "registration", "meeting"}
"""Arguments that do not belong to the record named before them."""

LIBRARY = {
    "account_confirm_email": [{"key": "x"}],
    "account_reset_password_from_key": [{"uidb36": "1", "key": "x"}],
}


def kind_of(name, converter):
    """What an argument of an address is: a number, a uuid, or a word. Regular expressions tell it by the name alone."""
    converters = {"IntConverter": "int", "UUIDConverter": "uuid"}
    return converters.get(type(converter).__name__, "int" if name.endswith("pk") else "word")


class World:
    """All the people, and two of them with everything one can have; built once for all actors."""

    def __init__(self):
        count_apart()
        UndertakingTextFactory()
        self.head = a_head()
        owner = UserFactory(full_name=f"Pemilik {MARK}Perkara", nik=SECRETS["nik"])
        self.mine = Estate(owner, head=self.head, secret=True)
        self._last = {model: model._default_manager.order_by("pk").last() for model in our_models()}
        self.theirs = Estate(UserFactory(full_name="Pemegang Lain"), head=self.head)
        enqueue("matrix.nothing", at=clock.now())
        park(claim(at=clock.now()), reason="x", at=clock.now())
        self.users = {actor: self._ready(actor) for actor in ACTORS}
        take_case(self.mine.submitted, by=self.users["secretariat"], at=clock.now())
        self._watch_over(self.mine.writing.session)
        job = Job.objects.parked().first()
        self._mine = self.mine.places() | LIBRARY | {"jobs": [{"pk": job.pk}]}
        self._theirs = self.theirs.places()

    def _ready(self, actor):
        """The account of the actor with an address that is verified, or None for a stranger."""
        user = self._user(actor)
        if user:
            user.emailaddress_set.get_or_create(email=user.email, verified=True, primary=True)
        if actor in ROLES and actor != "staff without second factor":
            secret = {"secret": seal("JBSWY3DPEHPK3PXP", SECOND_FACTOR)}
            Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=secret)
        if actor == "staff without undertaking":
            user.undertakings.all().delete()
        return user

    def _watch_over(self, session):
        """The secretariat has the room in which the owner writes."""
        session.invigilator = self.users["secretariat"]
        session.save()

    def _user(self, actor):
        known = {
            "anonymous": None,
            "applicant": self.mine.owner,
            "holder": self.theirs.owner,
            "head": self.head,
            "assessor of the case": self.mine.assessor,
            "member of the meeting": self.mine.chair,
        }
        if actor in known:
            return known[actor]
        roles = [ROLES[actor]] if actor in ROLES else []
        return UserFactory(roles=roles, is_active=actor != "deactivated")

    def browser(self, actor, **how):
        """A browser in which the actor has signed in just now, as far as that is possible."""
        client = Client(raise_request_exception=False, **how)
        if user := self.users[actor]:
            client.force_login(user, "accounts.doors.backend.StandingBackend")
            session = client.session
            session["account_authentication_methods"] = [
                {"method": "password", "at": clock.now().timestamp()},
                {"method": "mfa", "type": "totp", "at": clock.now().timestamp()},
            ]
            session.save()
        if actor == "applicant":
            client.cookies.update(self.mine.device)
        return client

    def things(self, view, converters):
        """The arguments of this address for everything of the applicant's."""
        return _arguments(self._mine, view, converters)

    def others(self, model):
        """The number of such a record of somebody else's, None where there is none."""
        mine = self._last[model]
        record = model._default_manager.filter(pk__gt=mine.pk if mine else 0).order_by("pk").first()
        return record and str(record.pk)

    def swapped(self, view, converters):
        """The applicant's own record with a part of somebody else's: no such page (A2)."""
        mine, theirs = self.things(view, converters)[0], _arguments(self._theirs, view, converters)[0]
        return [
            mine | {name: theirs[name]} for name in converters if name not in NO_CHILDREN and len(mine) > 1
        ]

    def nothing(self, converters):
        """The same for things that are not there."""
        absent = {"int": NOT_THERE, "uuid": uuid.UUID(int=NOT_THERE)}
        return {
            name: WORDS.get(name) or absent.get(kind_of(name, converter)) or "tidak-ada"
            for name, converter in converters.items()
        }


def _arguments(places, view, converters):
    """Each set of arguments once, in the order of the places."""
    blank = {"int": 1, "uuid": uuid.UUID(int=1), "word": "x"}
    rows = places.get(view) or places.get(view.partition(":")[0]) or [{}]
    found = [
        {name: row.get(name, WORDS.get(name, blank[kind_of(name, c)])) for name, c in converters.items()}
        for row in rows
    ]
    return [row for number, row in enumerate(found) if row not in found[:number]]
