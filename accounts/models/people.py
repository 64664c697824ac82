"""People, and the one account each of them signs in with."""

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from foundation.workflow import clock

from .roles import STAFF_ROLES, Role, RoleGrant
from .sealing import NIK, mask, unseal
from .undertakings import Undertaking, UndertakingText

# A password of this length is enough by itself; a shorter one needs a second factor beside it.
LENGTH_ALONE = 15
LENGTH_BESIDE_FACTOR = 10
SECOND_FACTORS = ("totp", "webauthn")


class Language(models.TextChoices):
    INDONESIAN = "id", _("Indonesian")
    ENGLISH = "en", _("English")


class UserQuerySet(models.QuerySet):
    def holding(self, *roles, on):
        """People who hold at least one of these roles on this day."""
        grants = RoleGrant.objects.in_force_on(on).filter(role__in=roles)
        return self.filter(is_active=True, pk__in=grants.values("user"))

    def with_standing(self, *, on):
        """People with the answers of `has_second_factor` and `has_undertaken` looked up beforehand."""
        factors = apps.get_model("mfa", "Authenticator").objects
        text = UndertakingText.objects.in_force_on(on).values("pk")[:1]
        given = Undertaking.objects.filter(user=models.OuterRef("pk"), text=models.Subquery(text))
        return self.annotate(
            has_second_factor=models.Exists(
                factors.filter(user=models.OuterRef("pk"), type__in=SECOND_FACTORS)
            ),
            has_undertaken=models.Exists(given),
        )


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def get_by_natural_key(self, email):
        return self.get(email=email.lower())

    def create_user(self, email, password=None, **facts):
        """A new account that may sign in; without a password only by other means."""
        user = self.model(email=email, **facts)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """Somebody who can sign in. The address is the name they sign in with, in whatever case it is typed."""

    email = models.EmailField(_("e-mail address"), unique=True)
    full_name = models.CharField(_("full name"), max_length=150)
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.INDONESIAN)
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(_("joined at"), default=clock.now, editable=False)
    # One bit about the password, so that a second factor that a short one leans on is not taken away.
    password_stands_alone = models.BooleanField(default=False, editable=False)
    nik_sealed = models.TextField(blank=True, editable=False)
    nik_index = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    identity_confirmed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    identity_confirmed_at = models.DateTimeField(null=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ("full_name",)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("full_name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="an_address_is_kept_in_small_letters"
            ),
            models.CheckConstraint(
                condition=models.Q(nik_sealed="", nik_index="")
                | (~models.Q(nik_sealed="") & ~models.Q(nik_index="")),
                name="a_sealed_nik_has_its_index",
            ),
            models.CheckConstraint(
                condition=models.Q(identity_confirmed_by__isnull=True, identity_confirmed_at__isnull=True)
                | models.Q(identity_confirmed_by__isnull=False, identity_confirmed_at__isnull=False),
                name="a_confirmed_identity_says_who_and_when",
            ),
        )

    def __str__(self):
        return self.full_name or self.email

    def save(self, *args, **kwargs):
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    def set_password(self, raw_password):
        super().set_password(raw_password)
        self.password_stands_alone = raw_password is not None and len(raw_password) >= LENGTH_ALONE

    def get_full_name(self):
        return self.full_name

    def get_short_name(self):
        return self.full_name

    # Roles

    @cached_property
    def grants_read(self):
        """Every grant this person ever had, read once: one query a request, forgotten with it."""
        return list(self.grants.all())

    def holds(self, *roles, on=None):
        """Whether the person has one of these roles on that day (default: today)."""
        day = on or clock.today()
        return any(grant.role in roles and grant.in_force_on(day) for grant in self.grants_read)

    def roles_on(self, day):
        """The roles held on that day, in the order in which the process meets them."""
        held = {grant.role for grant in self.grants_read if grant.in_force_on(day)}
        return [role for role in Role if role in held]

    def is_staff_on(self, day):
        """Whether the person works for the LSP on that day, whatever as."""
        return self.holds(*STAFF_ROLES, on=day)

    def coordinates(self, organisation, *, on):
        """Whether the person is that organisation's coordinator on that day (and of no other by that)."""
        return organisation.pk in self.organisations_coordinated(on)

    def organisations_coordinated(self, day):
        """Ids of the organisations whose people this person looks after on that day."""
        return {
            grant.organisation_id
            for grant in self.grants_read
            if grant.organisation_id and grant.in_force_on(day)
        }

    # What stands between a person and the cases of others

    @cached_property
    def has_second_factor(self):
        return self.authenticator_set.filter(type__in=SECOND_FACTORS).exists()

    @cached_property
    def has_undertaken(self):
        """Whether the confidentiality text that holds today has been accepted (7.1.3)."""
        text = UndertakingText.objects.in_force_on(clock.today()).first()
        return text is not None and self.undertakings.filter(text=text).exists()

    # The NIK is opened by one action only (accounts.actions.reveal_nik); everything else shows the mask.

    @property
    def has_nik(self):
        return bool(self.nik_sealed)

    @cached_property
    def nik_masked(self):
        return mask(unseal(self.nik_sealed, NIK)) if self.nik_sealed else ""

    # Django's own admin asks these; it holds reference data only, for the administrator only.

    @property
    def is_staff(self):
        return self.is_active and self.holds(Role.ADMIN)

    def has_perm(self, _perm, _record=None):
        return self.is_staff

    def has_module_perms(self, _label):
        return self.is_staff


class RelationKind(models.TextChoices):
    SUPERIOR = "SUPERIOR", _("superior")
    SAME_UNIT = "SAME_UNIT", _("same work unit")
    FAMILY = "FAMILY", _("family")


class RelationQuerySet(models.QuerySet):
    def in_force_on(self, day):
        return self.filter(
            models.Q(starts_on__isnull=True) | models.Q(starts_on__lte=day),
            models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=day),
        )

    def between(self, accounts, others):
        """What was declared between these two people, by whichever of their accounts, and whichever is named first."""
        return self.filter(
            models.Q(user__in=accounts, other__in=others) | models.Q(user__in=others, other__in=accounts)
        )


class Relation(models.Model):
    """A declared tie between two people: `other` is the superior, colleague or relative of `user` (9.2.2, 9.4.2)."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="relations")
    other = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="relations_named")
    kind = models.CharField(_("kind"), max_length=16, choices=RelationKind)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    declared_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()

    objects = RelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ("user", "other")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(user=models.F("other")), name="a_relation_is_between_two_people"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="a_relation_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=("user", "other", "kind"),
                condition=models.Q(ends_on__isnull=True),
                name="a_relation_is_declared_once",
            ),
        )

    def __str__(self):
        return f"{self.other} → {self.user}: {self.get_kind_display()}"
