"""Files as people hand them in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.applications import JPEG


@pytest.fixture
def slip_file():
    """A picture of a transfer slip that passes every check."""
    return SimpleUploadedFile("bukti.jpg", JPEG, content_type="image/jpeg")
