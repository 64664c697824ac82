"""The private link of whoever complained without an account, and its codes (TRUST A9)."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.workflow.links import LinkCode, PersonalLink

from .complaints import Complaint

# Longer than any complaint should take; a new one is sent to the same address whenever it is asked for.
FOLLOWED = dt.timedelta(days=365)


class ComplaintLink(PersonalLink):
    """A link in a mail, or noted down by who left no address: only its digest is kept."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="links")

    class Meta:
        verbose_name = _("link of a complaint")
        verbose_name_plural = _("links of complaints")
        ordering = ["complaint", "pk"]

    def __str__(self):
        return f"{self.complaint}: {self.sent_at:%d-%m-%Y}"

    @classmethod
    def fresh(cls, *, at, **of):
        """A new one, not yet kept, that holds for a year."""
        link = super().fresh(at=at, **of)
        link.expires_at = at + FOLLOWED
        return link

    @property
    def has_code(self):
        """Whether there is an address to which a code goes; who left none has the link alone."""
        return bool(self.complaint.email)

    def is_read_by(self, cookie, at):
        return not self.has_code or super().is_read_by(cookie, at)


class ComplaintCode(LinkCode):
    """Six digits to the same address: a link passed on opens nothing."""

    link = models.ForeignKey(ComplaintLink, on_delete=models.PROTECT, related_name="codes")

    class Meta:
        verbose_name = _("code of a complaint")
        verbose_name_plural = _("codes of complaints")
        ordering = ["link", "pk"]

    def __str__(self):
        return f"{self.link}: {self.sent_at:%H.%M}"
