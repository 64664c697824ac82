"""Who is asked about a holder: superior or third party, by one link for all their people (9.6.3; TRUST A9)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models.particulars import check_name
from foundation.workflow.links import LinkCode, PersonalLink, is_anybodys
from surveillance.states import QUESTION_MOVES, QuestionState

from .plans import Method


class ContactKind(models.TextChoices):
    """In which of the ways of 9.6.3 the person knows the holder."""

    SUPERIOR = "SUPERIOR", _("Direct superior")
    THIRD_PARTY = "THIRD_PARTY", _("Third party")


class ContactQuerySet(models.QuerySet):
    """Contacts as they stand."""

    def current(self):
        """Those that count now: another name ends the one before."""
        return self.filter(ended_at__isnull=True)


class Contact(models.Model):
    """Somebody who can say something about the work of a holder, as named by the holder, the office, or another one."""

    certificate = models.ForeignKey(
        "certificates.Certificate", on_delete=models.PROTECT, related_name="contacts"
    )
    kind = models.CharField(_("who it is"), max_length=11, choices=ContactKind)
    name = models.CharField(_("name"), max_length=150, validators=[check_name])
    position = models.CharField(_("position"), max_length=150, blank=True)
    workplace = models.CharField(_("workplace"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address at work"))
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField(editable=False)
    # Whoever was asked first and named this person instead.
    instead_of = models.OneToOneField(
        "surveillance.Question",
        null=True,
        on_delete=models.PROTECT,
        related_name="passed_on_to",
        editable=False,
    )
    # How the office made sure whose address it is: where anybody could have it, and for third parties.
    assurance = models.CharField(_("how you made sure whose address this is"), max_length=300, blank=True)
    assured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    assured_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact of a holder")
        verbose_name_plural = _("contacts of holders")
        ordering = ["certificate", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["certificate", "kind"],
                condition=Q(ended_at__isnull=True),
                name="a_holder_has_one_contact_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(assured_at__isnull=True, assured_by__isnull=True, assurance="")
                | Q(assured_at__isnull=False, assured_by__isnull=False) & ~Q(assurance=""),
                name="an_assurance_says_how_by_whom_and_when",
            ),
        ]

    def __str__(self):
        return f"{self.name} <{self.email}>"

    @property
    def method(self):
        """The method of 9.6.3 by which this person is asked."""
        return Method(self.kind)

    @property
    def is_anybodys(self):
        """The address shows nothing of who it is."""
        return is_anybodys(self.email)

    @property
    def is_held(self):
        """Nobody writes there before the office has made sure whose address it is."""
        unsure = self.is_anybodys or self.kind == ContactKind.THIRD_PARTY or self.instead_of_id is not None
        return unsure and self.assured_at is None


class Enquiry(models.Model):
    """One address is asked, about everybody whom it is named for: one link, one page."""

    kind = models.CharField(max_length=11, choices=ContactKind)
    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail address at work"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["email", "kind"],
                condition=Q(closed_at__isnull=True),
                name="an_address_has_one_open_enquiry",
            ),
        ]

    def __str__(self):
        return f"{self.name} <{self.email}>"

    @property
    def link(self):
        """The link that was sent last."""
        return max(self.links.all(), key=lambda link: link.pk, default=None)


class Answer(models.TextChoices):
    """What is said about a holder; nothing is preselected."""

    KEPT = "KEPT", _("Yes: does this work, and does it well")
    NOT_KEPT = "NOT_KEPT", _("No: the competence was not kept")
    LEFT = "LEFT", _("Does not work here, or not with me, any more")


class Question(models.Model):
    """What one person is asked about one surveillance, once; the answer is fixed."""

    MOVES = QUESTION_MOVES

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="questions")
    surveillance = models.ForeignKey(
        "surveillance.Surveillance", on_delete=models.PROTECT, related_name="questions"
    )
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="questions")
    state = models.CharField(
        _("state"), max_length=9, choices=QuestionState, default=QuestionState.ASKED, editable=False
    )
    asked_at = models.DateTimeField(editable=False)
    answer = models.CharField(_("answer"), max_length=8, choices=Answer, blank=True, editable=False)
    # What was added to the answer, or why it was declined, passed on, withdrawn.
    words = models.CharField(_("in words"), max_length=1000, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    address = models.GenericIPAddressField(null=True, editable=False)

    class Meta:
        verbose_name = _("question about a holder")
        verbose_name_plural = _("questions about holders")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["surveillance", "enquiry"],
                condition=Q(state="ASKED"),
                name="an_enquiry_asks_about_a_holder_once",
            ),
            models.CheckConstraint(
                condition=Q(state="ANSWERED") & ~Q(answer="") | ~Q(state="ANSWERED") & Q(answer=""),
                name="an_answer_says_which",
            ),
            models.CheckConstraint(
                condition=Q(state="ASKED", closed_at__isnull=True)
                | ~Q(state="ASKED") & Q(closed_at__isnull=False),
                name="a_closed_question_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["DECLINED", "PASSED_ON"]) & (~Q(answer__in=["NOT_KEPT", "LEFT"]))
                | ~Q(words=""),
                name="a_negative_answer_says_why",
            ),
        ]

    def __str__(self):
        return f"{self.enquiry}: {self.surveillance}"

    @property
    def is_asked(self):
        return self.state == QuestionState.ASKED


class EnquiryLink(PersonalLink):
    """A link in a mail: only its digest is kept. A new one takes the place of the one before."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="links")

    class Meta:
        verbose_name = _("link of an enquiry")
        verbose_name_plural = _("links of enquiries")
        ordering = ["enquiry", "pk"]

    def __str__(self):
        return f"{self.enquiry}: {self.sent_at:%d-%m-%Y}"

    def holds(self, at):
        """Whether it still opens anything."""
        return self.is_open(at) and self.enquiry.closed_at is None


class EnquiryCode(LinkCode):
    """Six digits to the same address: a link passed on opens nothing."""

    link = models.ForeignKey(EnquiryLink, on_delete=models.PROTECT, related_name="codes")

    class Meta:
        verbose_name = _("code of an enquiry")
        verbose_name_plural = _("codes of enquiries")
        ordering = ["link", "pk"]

    def __str__(self):
        return f"{self.link}: {self.sent_at:%H.%M}"
