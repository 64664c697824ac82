"""The commands: a definition from a file, and the scheme of the demonstration."""

import pytest
from django.core.management import CommandError, call_command

from schemes.management.demo import load_demo_scheme
from schemes.models import AssessorAuthorisation, SchemeVersion
from schemes.queries import version_in_force
from schemes.states import TextStatus, VersionState
from tests.factories.people import AssessorRegistrationFactory, UserFactory
from tests.schemes.conftest import AT, FIRST, TODAY

pytestmark = pytest.mark.django_db


@pytest.mark.clause("1")
def test_a_definition_is_loaded_as_a_draft_once(capsys):
    for _time in range(2):
        call_command("load_scheme", FIRST)

    version = SchemeVersion.objects.get()
    assert (version.state, version.is_example) == (VersionState.DRAFT, False)
    assert capsys.readouterr().out == "SS-PD07/00/LSP-PI/2019: Draf\n" * 2


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError):
        call_command("load_scheme", tmp_path / "nothing.toml")


def test_a_file_with_a_fault_is_told(tmp_path):
    file = tmp_path / "skema.toml"
    file.write_text("[scheme")

    with pytest.raises(CommandError, match="TOML"):
        call_command("load_scheme", file)


def test_the_demonstration_is_in_force_and_marked_wherever_it_is_shown():
    UserFactory(committee_head=True, email="ketua.komite@contoh.id")
    UserFactory(head=True, email="ketua@contoh.id")
    UserFactory(secretariat=True, email="sekretariat@contoh.id")
    AssessorRegistrationFactory(user__email="asesor@contoh.id")

    version = load_demo_scheme(at=AT)

    assert version_in_force(version.scheme, TODAY) == version
    assert version.is_example
    assert {unit.text_status for unit in version.units.all()} == {TextStatus.EXAMPLE}
    titles = [element.title_id for unit in version.units.all() for element in unit.elements.all()]
    assert len(titles) == 6
    assert all("CONTOH" in title for title in titles)
    assert AssessorAuthorisation.objects.count() == 1
    assert load_demo_scheme(at=AT) == version
    call_command("load_scheme", FIRST)
    assert SchemeVersion.objects.count() == 1
