"""What a member signs in a meeting's name: a text by its hash, and nothing else (9.4.5)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class UnderHash(models.Model):
    """A hand under the hash of frozen facts; which facts, and whose seat, each record says itself."""

    sha256 = models.CharField(max_length=64)
    signed_at = models.DateTimeField(editable=False)
    address = models.GenericIPAddressField(null=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.seat)


class MinutesSignature(UnderHash):
    """A member's signature under the hash of the minutes (9.4.5)."""

    seat = models.ForeignKey("decisions.Seat", on_delete=models.PROTECT, related_name="signatures")
    # Set when the minutes it stood under were taken back into session.
    annulled_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("signature under minutes")
        verbose_name_plural = _("signatures under minutes")
        constraints = [
            models.UniqueConstraint(
                fields=["seat"], condition=Q(annulled_at__isnull=True), name="a_member_signs_minutes_once"
            ),
        ]


class AddendumSignature(UnderHash):
    """A member's signature under the hash of an addendum. Nothing takes it back."""

    addendum = models.ForeignKey("decisions.Addendum", on_delete=models.PROTECT, related_name="signatures")
    seat = models.ForeignKey("decisions.Seat", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("signature under an addendum")
        verbose_name_plural = _("signatures under addenda")
        constraints = [
            models.UniqueConstraint(fields=["addendum", "seat"], name="a_member_signs_an_addendum_once"),
        ]
