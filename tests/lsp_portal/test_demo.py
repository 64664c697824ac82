"""The demonstration stands where the README says, walked there by the acts that everybody uses."""

import datetime as dt
import re

import pytest
from django.conf import settings

from accounts.models import User
from applications.models import Application
from applications.queries.items import open_return, returned_items
from applications.queries.photo import doubted
from applications.queries.quarantines import awaited
from applications.rules.outcomes import can_reopen
from certificates.models import Certificate, OutcomeLetter
from foundation.documents.models import Slot
from lsp_portal.management.demo import files, story

NOW = dt.datetime(2026, 11, 24, 3, tzinfo=dt.UTC)
README = (settings.BASE_DIR / "README.md").read_text()


def names(records, who):
    return {getattr(record, who).email.partition("@")[0] for record in records}


@pytest.fixture(autouse=True)
def _one_paper_for_all(monkeypatch):
    """Sixty pages that differ in a name take as many looks: here one of each slot will do."""
    look, seen = files.examine, {}

    def examine(file, *, slot):
        if slot == Slot.PHOTO or slot not in seen:
            seen[slot] = look(file, slot=slot)
        return seen[slot]

    monkeypatch.setattr(files, "examine", examine)


@pytest.mark.django_db
def test_every_case_stands_where_the_readme_says():
    story.load(now=NOW)
    story.load(now=NOW)

    cases = {case.applicant.email.partition("@")[0]: case for case in Application.objects.all()}
    office = User.objects.get(email="sekretariat@contoh.id")
    assert set(cases) <= set(re.findall(r"`(\w+)@contoh\.id`", README))
    assert {name: case.state for name, case in cases.items() if case.state != "ACCEPTED"} == {
        "pemohon": "DRAFT",
        "dewi": "SUBMITTED",
        "rina": "RETURNED",
        "agus": "LAPSED",
    }
    assert open_return(cases["rina"]).due_on == NOW.date() + dt.timedelta(days=6)
    assert len(returned_items(cases["rina"])) == 2
    assert can_reopen(office, cases["agus"], on=NOW.date())
    assert doubted(cases["dewi"])
    assert [kept.due_on > NOW.date() for kept in awaited(cases["budi"])] == [True]
    assert names(Certificate.objects.all(), "holder") == {"andi", "sari"}
    assert names(OutcomeLetter.objects.all(), "recipient") == {"tono"}
