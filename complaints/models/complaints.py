"""A complaint as it came, what was added to it, whom it concerns, and what the verifier says of its files."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from accounts.queries import accounts_of
from complaints.states import MOVES, ComplaintState


class About(models.TextChoices):
    """What somebody complains about."""

    LSP = "LSP", _("The LSP and its service")
    PERSON = "PERSON", _("A person of the LSP")
    PROCESS = "PROCESS", _("The way certification is carried out")
    CASE = "CASE", _("One application or one decision")
    MISUSE = "MISUSE", _("Misuse of a certificate")


class ComplaintQuerySet(models.QuerySet):
    """The doors to complaints."""

    def visible_to(self, user):
        """The office and the head; others those that were given to them. Nobody sees one that concerns them.

        The one function of independence is asked for every act; this keeps the words from who is complained about.
        """
        own = accounts_of(user)
        apart = self.exclude(pk__in=Concern.objects.live().filter(user__in=own).values("complaint"))
        apart = apart.exclude(Q(complainant__in=own) & ~Q(complainant=None))
        if user.holds(Role.SECRETARIAT, Role.HEAD):
            return apart
        return apart.filter(Q(handler=user) | Q(answers__signer=user)).distinct()

    def of_complainant(self, user):
        """One's own, sent while signed in."""
        return self.filter(complainant=user)


class Complaint(models.Model):
    """What somebody complains about. What came is never changed; more is added as words and files of its own."""

    MOVES = MOVES

    number = models.CharField(_("number"), max_length=60, unique=True, editable=False)
    about = models.CharField(_("about"), max_length=8, choices=About)
    words = models.TextField(_("what happened"))
    about_name = models.CharField(_("whom it concerns"), max_length=150, blank=True)
    reference = models.CharField(_("number of the certificate or the application"), max_length=80, blank=True)
    happened_on = models.DateField(_("happened on"), null=True, blank=True)
    # Who complains: a person signed in; or as far as they say who they are, which may be not at all (7.2.1).
    complainant = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    name = models.CharField(_("name"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    language = models.CharField(max_length=2, default="id", editable=False)
    # Set where the office wrote down what came by letter, by telephone or at the counter.
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    received_at = models.DateTimeField(editable=False)
    # What the number that was typed names, or what the office found out; a certificate has its case.
    certificate = models.ForeignKey(
        "certificates.Certificate", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    application = models.ForeignKey(
        "applications.Application", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    state = models.CharField(
        _("state"), max_length=12, choices=ComplaintState, default=ComplaintState.RECEIVED, editable=False
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    checked_at = models.DateTimeField(null=True, editable=False)
    checked_words = models.TextField(_("reasons"), blank=True, editable=False)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    sanction_case = models.OneToOneField(
        "sanctions.SanctionCase", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    answered_at = models.DateTimeField(null=True, editable=False)
    closing = models.TextField(_("what came of it"), blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_complaint_says_what_happened"),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True, checked_by__isnull=True, checked_words="")
                | (Q(checked_at__isnull=False, checked_by__isnull=False) & ~Q(checked_words="")),
                name="a_complaint_is_admitted_or_not_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(state="RECEIVED", checked_at__isnull=True)
                | (~Q(state="RECEIVED") & Q(checked_at__isnull=False)),
                name="nothing_follows_before_it_is_checked",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["RECEIVED", "NOT_ADMITTED"], handler__isnull=True)
                | (~Q(state__in=["RECEIVED", "NOT_ADMITTED"]) & Q(handler__isnull=False)),
                name="an_admitted_complaint_has_its_handler",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["ANSWERED", "CLOSED"], answered_at__isnull=False)
                | (~Q(state__in=["ANSWERED", "CLOSED"]) & Q(answered_at__isnull=True)),
                name="an_answered_complaint_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["CLOSED", "NOT_ADMITTED"], closed_at__isnull=False)
                | (~Q(state__in=["CLOSED", "NOT_ADMITTED"]) & Q(closed_at__isnull=True)),
                name="a_closed_complaint_says_when",
            ),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("complaints:complaint", args=[self.pk])

    @property
    def case(self):
        """The case that it is about, through the certificate or by itself; None where it names none."""
        return self.certificate.application if self.certificate_id else self.application

    @property
    def who(self):
        """Who complains, as far as it is known; for the office alone."""
        return self.complainant.full_name if self.complainant_id else self.name

    @property
    def is_reachable(self):
        """Whether a letter finds whoever complained."""
        return bool(self.complainant_id or self.email)

    @property
    def link(self):
        """The link that was sent last, to somebody without an account."""
        return self.links.order_by("-pk").first()

    @property
    def answer(self):
        """The answer that was drafted last; None before the first."""
        return self.answers.order_by("pk").last()


class ConcernQuerySet(models.QuerySet):
    """Whom complaints concern."""

    def live(self):
        return self.filter(lifted_at__isnull=True)


class Concern(models.Model):
    """Somebody whom a complaint is about: does not read it, has no part in it, and is heard."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="concerns")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField(editable=False)
    # A likeness of names can err; who says so gives the reason.
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    lifted_at = models.DateTimeField(null=True, editable=False)
    lifted_words = models.TextField(_("why it does not concern this person"), blank=True, editable=False)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        verbose_name = _("person whom a complaint concerns")
        verbose_name_plural = _("people whom complaints concern")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "user"],
                condition=Q(lifted_at__isnull=True),
                name="a_complaint_concerns_a_person_once",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True, lifted_words="")
                | (Q(lifted_at__isnull=False, lifted_by__isnull=False) & ~Q(lifted_words="")),
                name="a_lifted_concern_says_why_by_whom_and_when",
            ),
        ]

    def __str__(self):
        return f"{self.complaint}: {self.user}"


class Side(models.TextChoices):
    """Who speaks."""

    COMPLAINANT = "COMPLAINANT", _("Whoever complained")
    LSP = "LSP", _("The LSP")


class Message(models.Model):
    """What whoever complained adds, or what the LSP tells them meanwhile. Added, never changed."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="messages")
    side = models.CharField(_("who speaks"), max_length=11, choices=Side)
    words = models.TextField(_("in words"))
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    said_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("message about a complaint")
        verbose_name_plural = _("messages about complaints")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_message_about_a_complaint_says_something"),
            models.CheckConstraint(
                condition=~Q(side="LSP") | Q(said_by__isnull=False), name="the_lsp_speaks_through_somebody"
            ),
        ]

    def __str__(self):
        return f"{self.complaint}: {self.words[:40]}"


class ComplaintFile(models.Model):
    """A file of whoever complained, or of somebody who was heard. Added, never changed."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="files")
    upload = models.ForeignKey("documents.Upload", on_delete=models.PROTECT, related_name="+")
    # Set: from whoever was heard. Empty: from whoever complained.
    statement = models.ForeignKey(
        "complaints.Statement", null=True, on_delete=models.PROTECT, related_name="files"
    )
    added_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("file of a complaint")
        verbose_name_plural = _("files of complaints")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["complaint", "upload"], name="a_file_is_in_a_complaint_once")
        ]

    def __str__(self):
        return self.upload.name


class Verdict(models.TextChoices):
    """What the verifier says of a file, or of a number that was typed."""

    ORIGINAL = "ORIGINAL", _("Ours, byte by byte as it was issued")
    CHANGED = "CHANGED", _("Changed after it was issued")
    COPY = "COPY", _("A copy: its QR code leads to a certificate of ours")
    ELSEWHERE = "ELSEWHERE", _("Its QR code does not lead to us")
    NUMBER = "NUMBER", _("A certificate of ours has this number")
    UNKNOWN = "UNKNOWN", _("No certificate of ours has this number")
    NOTHING = "NOTHING", _("Nothing in it can be checked by machine")


class Check(models.Model):
    """What the verifier found when the complaint came, for the handler. Added, never changed."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="checks")
    # Empty: the number that was typed.
    file = models.OneToOneField(ComplaintFile, null=True, on_delete=models.PROTECT, related_name="check_made")
    verdict = models.CharField(_("what the verifier says"), max_length=9, choices=Verdict)
    certificate = models.ForeignKey(
        "certificates.Certificate", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # What the certificate was at that moment; its page tells what it is now.
    status = models.CharField(max_length=10, blank=True)
    detail = models.CharField(max_length=500, blank=True)
    checked_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("check of a file")
        verbose_name_plural = _("checks of files")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.complaint}: {self.get_verdict_display()}"
