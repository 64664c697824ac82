"""One running deadline of every kind, for what must be true of all: whoever registers a kind adds its row."""

import datetime as dt

from django.utils import timezone

LIVING = {}


def living(code):
    """`@living("banding")`: a function that builds one record, and says at which moment its deadline runs."""

    def register(build):
        LIVING[code] = build
        return build

    return register


def noon(day):
    """The middle of a day in Jakarta."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


@living("pengembalian")
def a_returned_application():
    from tests.applications.reviewing import AT  # noqa: PLC0415 - each row stands by itself
    from tests.factories.applications import ApplicationFactory  # noqa: PLC0415 - as above

    due_on = AT.date() + dt.timedelta(days=10)
    application = ApplicationFactory(returned=True, returned__due_on=due_on)
    return application.returns.get(), AT


@living("laporan-uji")
def a_test_that_is_over():
    from tests.factories.assessments import REVIEWED_AT, offered, waiting_for_a_test  # noqa: PLC0415 - as above

    assessment = waiting_for_a_test()
    offered(assessment)
    return assessment, REVIEWED_AT


@living("registrasi-asesor")
def a_registration_in_use():
    from tests.factories.applications import ApplicationFactory  # noqa: PLC0415 - as above
    from tests.factories.assessments import ASSIGNED_AT, an_assessor, assigned  # noqa: PLC0415 - as above

    case = ApplicationFactory(accepted=True)
    last = timezone.localdate(ASSIGNED_AT) + dt.timedelta(days=60)
    return assigned(case, registration=an_assessor(case.scheme, expires_on=last)).registration, ASSIGNED_AT


@living("pemeriksaan-alat")
def a_piece_of_equipment():
    from tests.factories.people import UserFactory  # noqa: PLC0415 - as above
    from tests.factories.venues import (  # noqa: PLC0415 - as above
        AT,
        TODAY,
        EquipmentCheckFactory,
        EquipmentFactory,
        VenueFactory,
    )

    piece = EquipmentFactory(venue=VenueFactory(officer=UserFactory(roles=["VENUE"])), checked=False)
    EquipmentCheckFactory(equipment=piece, due_on=TODAY + dt.timedelta(days=40))
    return piece, AT


@living("verifikasi-tempat")
def a_verification_that_ends():
    from tests.factories.people import UserFactory  # noqa: PLC0415 - as above
    from tests.factories.schemes import SchemeFactory  # noqa: PLC0415 - as above
    from tests.factories.venues import AT, TODAY, VenueFactory  # noqa: PLC0415 - as above

    last = TODAY + dt.timedelta(days=40)
    keeper = UserFactory(roles=["VENUE"])
    venue = VenueFactory(officer=keeper, verified_for=SchemeFactory(), verified_for__asked_until=last)
    return venue.verifications.get(), AT


@living("tugas-verifikasi")
def a_verification_that_was_ordered():
    from tests.factories.venues import AT, TODAY, VenueVerificationFactory  # noqa: PLC0415 - as above

    return VenueVerificationFactory(due_on=TODAY + dt.timedelta(days=40)), AT


@living("pihak-ketiga")
def a_link_to_a_third_party():
    from tests.factories.records import ASKED_AT, asked  # noqa: PLC0415 - as above

    return asked().links.get(), ASKED_AT


@living("sk")
def a_meeting_that_is_signed():
    from tests.factories.certificates import a_head  # noqa: PLC0415 - as above
    from tests.factories.decisions import signed  # noqa: PLC0415 - as above

    a_head()
    meeting = signed()
    return meeting, meeting.seats.first().signatures.latest("signed_at").signed_at


@living("cetak")
def a_certificate_without_its_paper():
    from tests.factories.certificates import SEALED_AT, issued  # noqa: PLC0415 - as above

    return issued()[0], SEALED_AT


@living("penyerahan")
def a_certificate_that_waits():
    from tests.factories.applications import ApplicationFactory  # noqa: PLC0415 - as above
    from tests.factories.assessments import reported  # noqa: PLC0415 - as above
    from tests.factories.certificates import SEALED_AT, issued  # noqa: PLC0415 - as above
    from tests.factories.schemes import SchemeVersionFactory  # noqa: PLC0415 - as above

    version = SchemeVersionFactory(in_force=True, handover_reminder_days=[14, 7, 3])
    return issued([reported(ApplicationFactory(accepted=True, scheme_version=version))])[0], SEALED_AT


@living("tanggapan")
def a_holder_who_is_asked():
    from tests.factories.sanctions import ASKED_AT, asked_case  # noqa: PLC0415 - as above

    return asked_case(), ASKED_AT


@living("peringatan")
def a_warning():
    from tests.factories.sanctions import WARNED_AT, warned_case  # noqa: PLC0415 - as above

    return warned_case(), WARNED_AT


@living("akhir-pembekuan")
def a_suspension():
    from tests.factories.sanctions import DECIDED_AT, suspended_case  # noqa: PLC0415 - as above

    return suspended_case().proposals.get(), DECIDED_AT


@living("pengembalian-sertifikat")
def a_certificate_that_is_asked_back():
    from sanctions.models import ReturnRequest  # noqa: PLC0415 - as above
    from tests.factories.sanctions import DAY, DECIDED_AT, an_officer, suspended_case  # noqa: PLC0415 - as above

    facts = {"due_on": (DECIDED_AT + 14 * DAY).date(), "asked_by": an_officer(), "asked_at": DECIDED_AT}
    return ReturnRequest.objects.create(case=suspended_case(), **facts), DECIDED_AT


@living("masa-ajukan")
def a_certificate_to_be_renewed():
    from tests.factories.recertification import held, in_good_time  # noqa: PLC0415 - as above

    certificate = held()
    return certificate, in_good_time(certificate)


@living("masa-berlaku")
def a_certificate_that_ends():
    from tests.factories.recertification import held, in_good_time  # noqa: PLC0415 - as above

    certificate = held()
    return certificate, in_good_time(certificate)


@living("masa-banding")
def a_decision_to_appeal_against():
    from tests.factories.appeals import LODGED_AT, not_yet  # noqa: PLC0415 - as above

    return not_yet(), LODGED_AT


@living("masa-banding-sanksi")
def a_measure_to_appeal_against():
    from tests.factories.sanctions import DAY, suspended_case  # noqa: PLC0415 - as above

    measure = suspended_case().proposals.get()
    return measure, measure.settled_at + DAY


@living("banding")
def an_appeal_to_rule_on():
    from tests.factories.appeals import DAY, formed  # noqa: PLC0415 - as above

    appeal = formed()
    return appeal, appeal.lodged_at + 2 * DAY


@living("surveilen")
def a_year_of_a_holder():
    from tests.factories.surveillance import BEGUN_AT, begun  # noqa: PLC0415 - as above

    return begun(), BEGUN_AT


@living("tindak-lanjut")
def a_follow_up():
    from tests.factories.surveillance import DAY, FOUND_AT, concluded  # noqa: PLC0415 - as above

    terms = {"follow_up": "Isi buku catatan.", "follow_up_on": (FOUND_AT + 30 * DAY).date()}
    return concluded(outcome="FOLLOW_UP", **terms), FOUND_AT + DAY


@living("konfirmasi")
def a_superior_who_is_asked():
    from tests.factories.surveillance import BEGUN_AT, DAY, asked  # noqa: PLC0415 - as above

    return asked(), BEGUN_AT + DAY


@living("keluhan-masuk")
def a_complaint_to_check():
    from tests.factories.complaints import RECEIVED_AT, an_officer, received, terms  # noqa: PLC0415 - as above

    terms()
    an_officer()
    return received(), RECEIVED_AT


@living("keluhan")
def a_complaint_to_answer():
    from tests.factories.complaints import ADMITTED_AT, admitted, terms  # noqa: PLC0415 - as above

    terms()
    return admitted(), ADMITTED_AT


@living("keluhan-tanggapan")
def a_hearing_in_a_complaint():
    from tests.factories.complaints import ADMITTED_AT, asked, terms  # noqa: PLC0415 - as above

    terms()
    return asked(), ADMITTED_AT


@living("keluhan-tindakan")
def a_measure_after_a_complaint():
    from tests.factories.complaints import ADMITTED_AT, a_measure  # noqa: PLC0415 - as above

    return a_measure(), ADMITTED_AT
