"""An outside person who knows the candidate's work, named by the candidate and asked by a link, FR.IA.10 (9.3.1)."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from examinations.states import THIRD_PARTY_MOVES, ThirdPartyState
from foundation.workflow.links import LinkCode, PersonalLink
from schemes.models import Element

REMIND_AFTER = dt.timedelta(days=7)


class ThirdPartyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The candidate, who works on the case, and the office."""
        if user.holds(Role.SECRETARIAT, Role.HEAD):
            return self
        live = Q(
            assessment__assignments__registration__user=user,
            assessment__assignments__ended_at=None,
            assessment__assignments__accepted_at__isnull=False,
        )
        return self.filter(Q(assessment__application__applicant=user) | live).distinct()

    def with_case(self):
        return self.select_related(
            "instrument__scheme_version",
            "paper",
            "asked_by",
            "assessment__application__particulars",
            "assessment__application__applicant",
            "assessment__application__scheme_version",
        )


class ThirdParty(models.Model):
    """Somebody without an account who is asked about one candidate, once; what they answer is fixed (9.3.6)."""

    MOVES = THIRD_PARTY_MOVES

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="third_parties"
    )
    plan = models.ForeignKey("examinations.TestPlan", on_delete=models.PROTECT, related_name="+")
    instrument = models.ForeignKey("instruments.Instrument", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        _("state"), max_length=9, choices=ThirdPartyState, default=ThirdPartyState.NAMED, editable=False
    )
    name = models.CharField(_("name"), max_length=150)
    position = models.CharField(_("position"), max_length=150)
    workplace = models.CharField(_("workplace"), max_length=200)
    email = models.EmailField(_("e-mail address at work"))
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField(editable=False)
    # Who was asked first and named this person instead.
    instead_of = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="passed_on_to", editable=False
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    asked_at = models.DateTimeField(null=True, editable=False)
    # How the assessor made sure of an address that is no workplace's.
    assurance = models.CharField(_("how you made sure whose address this is"), max_length=300, blank=True)
    # Why it was declined, passed on or taken back.
    reason = models.CharField(_("reason"), max_length=500, blank=True, editable=False)
    other = models.JSONField(
        default=dict, editable=False
    )  # {"name", "position", "email"} of whom to ask instead
    closed_at = models.DateTimeField(null=True, editable=False)
    # The head of FR.IA.10 as the person wrote it: name, workplace, address, phone, position.
    particulars = models.JSONField(default=dict, editable=False)
    signed_as = models.CharField(_("signature, typed"), max_length=150, blank=True, editable=False)
    address = models.GenericIPAddressField(null=True, editable=False)
    # What was answered, sealed because it names items of the bank; the digest is of its words.
    facts = models.JSONField(default=dict, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    paper = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = ThirdPartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("third party")
        verbose_name_plural = _("third parties")
        ordering = ["assessment", "-named_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"],
                condition=Q(state__in=["NAMED", "ASKED"]),
                name="one_third_party_is_asked_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(asked_by=None, asked_at=None) | Q(asked_by__isnull=False, asked_at__isnull=False),
                name="who_asked_a_third_party_and_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["NAMED", "ASKED"], closed_at=None)
                | Q(state="ANSWERED", closed_at__isnull=False)
                | Q(state__in=["DECLINED", "PASSED_ON", "WITHDRAWN"], closed_at__isnull=False)
                & ~Q(reason=""),
                name="a_third_party_that_is_not_asked_any_more_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state="ANSWERED", paper__isnull=False) & ~Q(sha256="") & ~Q(signed_as="")
                | ~Q(state="ANSWERED") & Q(paper=None, sha256="", signed_as=""),
                name="a_third_partys_answer_is_whole",
            ),
        ]

    def __str__(self):
        return f"{self.name} – {self.assessment}"

    def get_absolute_url(self):
        return reverse("examinations:third_parties", args=[self.assessment_id])

    @property
    def is_asked(self):
        return self.state == ThirdPartyState.ASKED

    @property
    def candidate(self):
        """Whom it is about."""
        return self.assessment.application.applicant

    @property
    def elements(self):
        """What the plan tests by asking this person."""
        planned = self.plan.methods.filter(instrument=self.instrument_id).values("element")
        return (
            Element.objects.filter(pk__in=planned)
            .select_related("unit")
            .order_by("unit__position", "position")
        )

    @property
    def source(self):
        """Its name in the matrix of evidence."""
        return f"third-party:{self.pk}"

    @property
    def link(self):
        """The link that was sent last; None before the first."""
        return self.links.order_by("-pk").first()


class ThirdPartyLink(PersonalLink):
    """A link in a mail: only its digest is kept. A new one takes the place of the one before."""

    third_party = models.ForeignKey(ThirdParty, on_delete=models.PROTECT, related_name="links")

    class Meta:
        verbose_name = _("link to a third party")
        verbose_name_plural = _("links to third parties")
        ordering = ["third_party", "pk"]

    def __str__(self):
        return f"{self.third_party}: {self.sent_at:%d-%m-%Y}"

    def holds(self, at):
        """Whether it still opens anything."""
        return self.is_open(at) and self.third_party.is_asked


class ThirdPartyCode(LinkCode):
    """Six digits to the same address, asked for by whoever holds the link: a link passed on opens nothing."""

    link = models.ForeignKey(ThirdPartyLink, on_delete=models.PROTECT, related_name="codes")

    class Meta:
        verbose_name = _("code for a third party")
        verbose_name_plural = _("codes for third parties")
        ordering = ["link", "pk"]

    def __str__(self):
        return f"{self.link}: {self.sent_at:%H.%M}"


class ThirdPartyAnswer(models.Model):
    """What the person says to one item: yes or no, or words."""

    third_party = models.ForeignKey(ThirdParty, on_delete=models.PROTECT, related_name="answers")
    position = models.PositiveSmallIntegerField()
    item = models.ForeignKey("instruments.Item", on_delete=models.PROTECT, related_name="+")
    # None where the item asks for words.
    is_yes = models.BooleanField(null=True)
    words = models.TextField(blank=True)

    class Meta:
        verbose_name = _("answer of a third party")
        verbose_name_plural = _("answers of third parties")
        ordering = ["third_party", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["third_party", "item"], name="a_third_party_answers_an_item_once"
            ),
            models.CheckConstraint(
                condition=Q(is_yes__isnull=False) | ~Q(words=""), name="a_third_partys_answer_says_something"
            ),
        ]

    def __str__(self):
        return f"{self.third_party} #{self.position}"
