"""What every answer carries, errors and files included (TRUST S7, S15)."""

import pytest
from django.test import override_settings

ANSWERS = ["/healthz", "/", "/tidak-ada", "/akun/masuk/", "/static/vendor/tabler/tabler.min.css"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ANSWERS)
def test_every_answer_carries_the_headers(client, address):
    headers = client.get(address).headers

    policy = headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.django_db
def test_pages_are_kept_in_no_cache(client):
    assert client.get("/tidak-ada").headers["Cache-Control"] == "no-store, private"


@override_settings(SECURE_HSTS_SECONDS=31_536_000, SECURE_HSTS_INCLUDE_SUBDOMAINS=True)
@pytest.mark.django_db
def test_over_https_browsers_are_told_to_stay_there(client):
    answer = client.get("/healthz", secure=True)

    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


@pytest.mark.django_db
def test_a_strange_host_is_not_answered(client):
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400
