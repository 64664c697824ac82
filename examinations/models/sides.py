"""One hand of two: candidate and assessor sign the same thing, each as themself (9.2.4)."""

from django.conf import settings
from django.db import models

from assessments.models import Signer
from foundation.documents.models import Hand


class Side(Hand):
    """Who signed, on which side, when; what was signed each record says itself."""

    signer = models.CharField(max_length=10, choices=Signer)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(editable=False)

    class Meta:
        abstract = True
