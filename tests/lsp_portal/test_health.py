"""The health page is red with a remedy, and tells nothing more (TRUST R31)."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection

from foundation.jobs.actions import enqueue
from foundation.workflow import clock
from lsp_portal import health

pytestmark = pytest.mark.django_db


def broken(client):
    answer = client.get("/readyz")
    assert answer.status_code == (503 if answer.json()["broken"] else 200)
    return list(answer.json()["broken"])


def test_all_is_well(client):
    assert broken(client) == []


def test_work_that_waits_too_long_is_told(client):
    enqueue("notices.carry", at=clock.now() - timedelta(minutes=6))

    assert broken(client) == ["work"]


def test_a_full_disk_is_told(client, monkeypatch):
    monkeypatch.setattr(health.shutil, "disk_usage", lambda _: SimpleNamespace(total=100, free=5))

    assert broken(client) == ["room"]


def test_a_database_that_is_away_is_told_without_its_message(client, monkeypatch):
    def away():
        raise RuntimeError("password authentication failed for user portal")

    monkeypatch.setattr(connection, "cursor", away)

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert "database" in answer.json()["broken"]
    assert b"password" not in answer.content
