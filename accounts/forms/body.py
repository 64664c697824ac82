"""What is typed about the LSP itself."""

from django import forms

from accounts.models import CertificationBody


class BodyForm(forms.ModelForm):
    """Only what the LSP has given; what stays empty is shown as missing."""

    class Meta:
        model = CertificationBody
        fields = (
            "name",
            "kind",
            "licence_number",
            "address",
            "contact",
            "opening_hours",
            "place",
            "sector_code",
            "licence_suffix",
        )
