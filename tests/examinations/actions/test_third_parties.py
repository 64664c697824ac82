"""A third party is named by the candidate, asked by a link and a code, and answers once (FR.IA.10, 9.3.1; TRUST A9)."""

import datetime as dt
import re

import pytest

from assessments.models import TestEvidence
from examinations.actions.third_parties import (
    ask_third_party,
    name_third_party,
    send_link_again,
    withdraw_third_party,
)
from examinations.actions.third_party_answers import (
    answer_as_third_party,
    decline_as_third_party,
    enter_code,
    pass_on_as_third_party,
    send_code,
)
from examinations.models import ThirdParty, ThirdPartyAnswer, ThirdPartyLink
from examinations.papers.sealing import words_of
from examinations.queries.records import digest_of_facts
from examinations.queries.third_parties import link_by_token, waits_for_a_name
from examinations.states import ThirdPartyState
from foundation.journal.models import Entry
from foundation.notices.actions import mail_of
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from tests.factories.people import UserFactory
from tests.factories.records import (
    ASKED_AT,
    answered,
    asked,
    asks_third_party,
    assessor_of,
    at_work,
    named,
    opened,
    particulars,
    report,
    whole_answers,
)

pytestmark = pytest.mark.django_db
ADDRESS = "rina@perusahaan.contoh.id"


def written():
    """What a refusal leaves as it was."""
    states = list(ThirdParty.objects.values_list("state", flat=True))
    return [states, ThirdPartyLink.objects.count(), Entry.objects.count(), Notice.objects.count()]


def mails(address=ADDRESS):
    """The bodies of what went to this address, as they left."""
    return [mail_of(notice).body for notice in Notice.objects.filter(address=address).order_by("pk")]


@pytest.mark.clause("9.3.1")
def test_the_candidate_names_and_nobody_is_asked_yet():
    assessment = asks_third_party()
    assert waits_for_a_name(assessment)

    third_party = named(assessment)

    assert third_party.state == ThirdPartyState.NAMED
    assert not waits_for_a_name(assessment)
    assert mails() == []
    assert Notice.objects.filter(to=assessor_of(assessment), url=third_party.get_absolute_url()).exists()


@pytest.mark.clause("9.3.1")
@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"email": "OWN"}, "alamat peserta sendiri"),
        ({"name": "OWN"}, "orang lain, bukan peserta"),
        ({"email": "ASSESSOR"}, "Asesor perkara ini"),
    ],
)
def test_a_third_party_is_somebody_else(facts, reason):
    assessment = asks_third_party()
    candidate = assessment.application.applicant
    known = {
        ("email", "OWN"): candidate.email.upper(),
        ("name", "OWN"): assessment.application.particulars.full_name,
        ("email", "ASSESSOR"): assessor_of(assessment).email,
    }
    before = written()

    with pytest.raises(NotAllowed, match=reason):
        named(assessment, **{key: known[key, value] for key, value in facts.items()})

    assert written() == before


@pytest.mark.clause("9.3.1")
def test_only_the_candidate_names_and_one_at_a_time():
    assessment = asks_third_party()
    facts = {"name": "A", "position": "B", "workplace": "C", "email": "a@kantor.contoh.id"}
    with pytest.raises(NotAllowed, match="Hanya peserta"):
        name_third_party(assessment, **facts, by=assessor_of(assessment), at=ASKED_AT)
    named(assessment)
    before = written()

    with pytest.raises(NotAllowed, match="Sudah ada yang disebut"):
        named(assessment, email="b@kantor.contoh.id")

    assert written() == before


def test_without_a_plan_that_asks_one_nobody_is_named():
    assessment = at_work().plan.assessment

    with pytest.raises(NotAllowed, match="tidak memakai pihak ketiga"):
        named(assessment)

    assert not ThirdParty.objects.exists()


@pytest.mark.clause("9.3.1")
def test_the_link_stands_in_the_mail_and_nowhere_in_the_database():
    third_party = asked()
    link = third_party.link

    [mail] = mails()

    token = re.search(r"tautan/(\w+)/", mail)[1]
    assert token == link.token
    assert len(token) == 64
    assert link_by_token(token) == link
    everything = [str(list(model.objects.values())) for model in (ThirdParty, ThirdPartyLink, Notice, Entry)]
    assert not any(token in rows for rows in everything)
    assert "Rina Pengawas" in mail


@pytest.mark.clause("9.3.1")
def test_an_address_that_anybody_can_have_needs_an_assurance():
    third_party = named(email="rina.pengawas@gmail.com")
    before = written()

    with pytest.raises(NotAllowed, match="bukan alamat tempat kerja"):
        asked(third_party)
    assert written() == before

    asked(third_party, assurance="Ditelepon lewat kantor.")
    assert ThirdParty.objects.get().assurance == "Ditelepon lewat kantor."


@pytest.mark.parametrize("who", ["the candidate", "an assessor of others", "the office"])
def test_only_an_assessor_of_the_case_asks(who):
    third_party = named()
    person = {
        "the candidate": third_party.candidate,
        "an assessor of others": UserFactory(roles=["ASSESSOR"]),
        "the office": UserFactory(secretariat=True),
    }[who]
    before = written()

    with pytest.raises(NotAllowed, match="Hanya asesor"):
        ask_third_party(third_party, by=person, at=ASKED_AT)

    assert written() == before


@pytest.mark.clause("9.3.1")
def test_a_link_alone_opens_nothing():
    third_party = asked()
    before = written()

    with pytest.raises(NotAllowed, match="Ketik dahulu kode"):
        answer_as_third_party(
            third_party.link,
            reader="",
            answers=whole_answers(third_party),
            particulars=particulars(),
            signed_as="Rina Pengawas",
            at=ASKED_AT,
        )

    assert written() == before
    assert not ThirdPartyAnswer.objects.exists()


@pytest.mark.clause("9.3.1")
def test_the_code_goes_to_the_same_address_and_holds_once_for_minutes():
    link = asked().link
    code = send_code(link, at=ASKED_AT)

    assert mails()[-1].endswith(code.digits)
    assert enter_code(link, digits=code.digits, at=ASKED_AT + dt.timedelta(minutes=15)) is None
    assert enter_code(link, digits=code.digits, at=ASKED_AT + dt.timedelta(minutes=14))
    assert enter_code(link, digits=code.digits, at=ASKED_AT + dt.timedelta(minutes=14)) is None


@pytest.mark.clause("9.3.1")
def test_five_wrong_codes_lock_the_link():
    link = asked().link
    code = send_code(link, at=ASKED_AT)
    wrong = "000000" if code.digits != "000000" else "111111"

    assert [enter_code(link, digits=wrong, at=ASKED_AT) for _ in range(5)] == [None] * 5
    with pytest.raises(NotAllowed, match="dikunci"):
        enter_code(link, digits=code.digits, at=ASKED_AT)

    assert ThirdPartyLink.objects.get().opened_at is None


def test_codes_are_not_sent_without_end():
    link = asked().link
    for _ in range(5):
        send_code(link, at=ASKED_AT)

    with pytest.raises(NotAllowed, match="dalam satu jam ini"):
        send_code(link, at=ASKED_AT)

    send_code(link, at=ASKED_AT + dt.timedelta(hours=2))


@pytest.mark.clause("9.3.1", "9.3.4", "9.3.6")
def test_an_answer_is_fixed_and_evidence_of_the_test():
    third_party = answered()

    evidence = third_party.assessment.test_evidence.get()
    assert third_party.state == ThirdPartyState.ANSWERED
    assert third_party.sha256 == digest_of_facts(words_of("ia10", third_party.facts))
    assert (evidence.form, evidence.paper) == ("IA10", third_party.paper)
    assert set(evidence.elements.all()) == set(third_party.elements)
    said = words_of("ia10", third_party.paper.facts)
    assert [one["is_yes"] for one in said["yes_no"]] == [True, True]
    told = Notice.objects.filter(to=assessor_of(third_party.assessment), url=third_party.get_absolute_url())
    assert told.count() == 2


@pytest.mark.clause("9.3.1")
@pytest.mark.parametrize(
    ("missing", "reason"),
    [("answer", "Belum dijawab: 1"), ("hand", "Tanda tangani dengan mengetik"), ("name", "Ketik nama")],
)
def test_an_answer_is_whole_and_signed_in_ones_own_name(missing, reason):
    link, reader = opened()
    answers = whole_answers(link.third_party)
    if missing == "answer":
        answers.pop(next(iter(answers)))
    signed_as = {"hand": " ", "name": "Orang Lain"}.get(missing, "Rina Pengawas")
    before = written()

    with pytest.raises(NotAllowed, match=reason):
        answer_as_third_party(
            link, reader=reader, answers=answers, particulars=particulars(), signed_as=signed_as, at=ASKED_AT
        )

    assert written() == before
    assert not TestEvidence.objects.exists()


def _again(link):
    send_link_again(link.third_party, by=assessor_of(link.third_party.assessment), at=ASKED_AT)


def _withdrawn(link):
    withdraw_third_party(link.third_party, reason="Salah orang.", by=link.third_party.candidate, at=ASKED_AT)


def _reported(link):
    report(link.third_party.assessment)


@pytest.mark.clause("9.3.1")
@pytest.mark.parametrize(
    ("happens", "after", "reason"),
    [
        (_again, dt.timedelta(), "tidak berlaku lagi"),
        (_withdrawn, dt.timedelta(), "tidak diperlukan lagi"),
        (_reported, dt.timedelta(), "tidak diperlukan lagi"),
        (lambda _link: None, dt.timedelta(days=30), "tidak berlaku lagi"),
        (lambda _link: None, dt.timedelta(hours=4), "Ketik dahulu kode"),
    ],
)
def test_a_link_ends(happens, after, reason):
    link, reader = opened()
    happens(link)
    before = written()

    with pytest.raises(NotAllowed, match=reason):
        decline_as_third_party(link, reader=reader, reason="Tidak kenal.", at=ASKED_AT + after)

    assert written() == before


@pytest.mark.clause("9.3.1")
def test_a_link_opens_no_other_case():
    mine, reader = opened()
    theirs = asked(email="lain@perusahaan.contoh.id").link

    with pytest.raises(NotAllowed, match="Ketik dahulu kode"):
        decline_as_third_party(theirs, reader=reader, reason="Bukan saya.", at=ASKED_AT)

    theirs.third_party.refresh_from_db()
    assert theirs.third_party.is_asked
    assert mine.third_party != theirs.third_party


@pytest.mark.clause("9.3.1")
def test_who_declines_says_why_and_the_assessor_learns_it():
    link, reader = opened()
    with pytest.raises(NotAllowed, match="Tulis alasannya"):
        decline_as_third_party(link, reader=reader, reason=" ", at=ASKED_AT)

    third_party = decline_as_third_party(link, reader=reader, reason="Tidak kenal.", at=ASKED_AT)

    assert (third_party.state, third_party.reason) == (ThirdPartyState.DECLINED, "Tidak kenal.")
    assert waits_for_a_name(third_party.assessment)
    assert not TestEvidence.objects.exists()


@pytest.mark.clause("9.3.1")
def test_who_names_somebody_else_leaves_it_to_the_candidate():
    link, reader = opened()
    other = {
        "name": "Dewi",
        "position": "Manajer",
        "email": "dewi@perusahaan.contoh.id",
        "reason": "Atasannya.",
    }

    first = pass_on_as_third_party(link, reader=reader, **other, at=ASKED_AT)

    assert first.state == ThirdPartyState.PASSED_ON
    assert mails("dewi@perusahaan.contoh.id") == []
    assert Notice.objects.filter(to=first.candidate, url__contains="sebut").exists()
    second = named(first.assessment, name="Dewi", email="dewi@perusahaan.contoh.id")
    assert second.instead_of == first


def test_nobody_passes_the_question_on_to_the_candidate():
    link, reader = opened()
    other = {
        "name": "Dewi",
        "position": "Manajer",
        "email": link.third_party.candidate.email,
        "reason": "Ia tahu.",
    }
    before = written()

    with pytest.raises(NotAllowed, match="alamat peserta sendiri"):
        pass_on_as_third_party(link, reader=reader, **other, at=ASKED_AT)

    assert written() == before
