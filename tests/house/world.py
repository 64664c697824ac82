"""The people who try every address, and other people's things for them to try it with."""

import uuid
from functools import cached_property

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.test import Client

from accounts.models import Role
from foundation.jobs.actions import claim, enqueue, park
from foundation.notices.models import Notice
from foundation.workflow import clock
from tests.factories.applications import ApplicationFactory
from tests.factories.people import (
    AssessorRegistrationFactory,
    DecisionQualificationFactory,
    OrganisationFactory,
    RelationFactory,
    SignatoryFactory,
    UndertakingTextFactory,
    UserFactory,
)

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

ACTORS = [
    "anonymous",
    "applicant",
    "another applicant",
    "holder",
    "coordinator",
    *STAFF,
    "staff without second factor",
    "staff without undertaking",
    "deactivated",
]
NOT_THERE = 987_654_321


def kind_of(name, converter):
    """What an argument of an address is: a number, a uuid, or a word. Regular expressions tell it by the name alone."""
    converters = {"IntConverter": "int", "UUIDConverter": "uuid"}
    return converters.get(type(converter).__name__, "int" if name.endswith("pk") else "word")


class World:
    """One of everything, and it belongs to the applicant; built once for an actor."""

    def __init__(self, actor):
        UndertakingTextFactory()
        self.actor = actor
        self.applicant = UserFactory(full_name="Pemilik Perkara")
        self.case = ApplicationFactory(applicant=self.applicant, submitted=True)
        self.draft = ApplicationFactory(applicant=self.applicant, filled=True)
        OrganisationFactory(proposed=True, proposed_by=self.applicant)
        for factory in (
            AssessorRegistrationFactory,
            DecisionQualificationFactory,
            RelationFactory,
            SignatoryFactory,
        ):
            factory()
        self.notice = Notice.objects.create(
            to=self.applicant,
            address=self.applicant.email,
            language="id",
            subject="x",
            body="x",
            posted_at=clock.now(),
        )
        enqueue("matrix.nothing", at=clock.now())
        park(claim(at=clock.now()), reason="x", at=clock.now())

    @cached_property
    def user(self):
        """The account of the actor, or None for a stranger."""
        user = self._make_user()
        if user:
            user.emailaddress_set.create(email=user.email, verified=True, primary=True)
        return user

    def _make_user(self):
        if self.actor in STAFF:
            return self._with_factor(UserFactory(roles=[STAFF[self.actor]]))
        return {
            "anonymous": lambda: None,
            "applicant": lambda: self.applicant,
            "another applicant": UserFactory,
            "holder": UserFactory,
            "coordinator": lambda: UserFactory(roles=[Role.COORDINATOR]),
            "staff without second factor": lambda: UserFactory(secretariat=True),
            "staff without undertaking": self._without_undertaking,
            "deactivated": lambda: UserFactory(is_active=False),
        }[self.actor]()

    def browser(self):
        """A browser in which the actor has signed in just now, as far as that is possible."""
        client = Client(raise_request_exception=False)
        if self.user:
            client.force_login(self.user, "accounts.doors.backend.StandingBackend")
            session = client.session
            session["account_authentication_methods"] = [
                {"method": "password", "at": clock.now().timestamp()},
                {"method": "mfa", "type": "totp", "at": clock.now().timestamp()},
            ]
            session.save()
        return client

    def things(self, view, converters):
        """Values for an address: every first row of the app's models, so that the right one is among them."""
        if view in SAMPLES:
            return [SAMPLES[view](self)]
        names = list(converters)
        if not names:
            return [{}]
        rows = self._first_rows(view.partition(":")[0])
        whole = sorted({pk for pk in rows if isinstance(pk, int)}) or [1]
        unique = [pk for pk in rows if isinstance(pk, uuid.UUID)] or [uuid.UUID(int=1)]
        sizes = {"int": whole[:4], "uuid": unique[:4]}
        lists = [sizes.get(kind_of(name, converters[name])) or [WORDS.get(name, "x")] for name in names]
        longest = max(len(values) for values in lists)
        return [
            {name: values[min(n, len(values) - 1)] for name, values in zip(names, lists, strict=True)}
            for n in range(longest)
        ]

    def nothing(self, converters):
        """The same for things that are not there."""
        absent = {"int": NOT_THERE, "uuid": uuid.UUID(int=NOT_THERE)}
        return {
            name: absent.get(kind_of(name, converter)) or WORDS.get(name, "tidak-ada")
            for name, converter in converters.items()
        }

    @staticmethod
    def _first_rows(label):
        try:
            models = apps.get_app_config(label).get_models()
        except LookupError:
            return []
        return [pk for model in models if (pk := model._base_manager.values_list("pk", flat=True).first())]

    @staticmethod
    def _with_factor(user):
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
        return user

    def _without_undertaking(self):
        user = self._with_factor(UserFactory(secretariat=True))
        user.undertakings.all().delete()
        return user


WORDS = {"kind": "csv"}
"""Words that an address takes as they are."""

SAMPLES = {
    "account_confirm_email": lambda world: {"key": "x"},
    "account_reset_password_from_key": lambda world: {"uidb36": "1", "key": "x"},
    "notices:letter": lambda world: {"pk": world.notice.pk},
}
"""Addresses whose arguments cannot be guessed from the models of their app."""
