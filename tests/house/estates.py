"""What belongs to one person: a case in every state, the meetings about them, a certificate and a letter."""

import datetime as dt
import json
from itertools import count
from types import SimpleNamespace

from django.core import signing
from django.http import HttpResponse

from accounts.models import Role
from appeals.actions import speak
from applications.actions.quarantines import shut_away
from applications.actions.submission import print_forms
from applications.models import Audience
from assessments.actions import submit_recommendation
from assessments.models import RecommendationOutcome
from certificates.actions import release_meeting
from complaints.views.public import RECEIPT
from decisions.actions import ask_for_retest
from decisions.models import Outcome
from examinations.actions import ask_for_adjustments
from examinations.actions.days import tell_incident
from examinations.actions.records import keep_photo
from examinations.models import IncidentKind
from examinations.queries.records import recorded_forms
from examinations.urls.plans import DOORS as OF_A_PLAN
from examinations.views.devices import keep_token, token_for
from fees.models import Slip, Statement
from foundation.deadlines.actions import give_feed
from foundation.deadlines.models import CalendarChange
from foundation.deadlines.states import Act
from foundation.documents.actions import order_paper
from foundation.documents.models import Paper, Slot
from foundation.notices.models import Notice
from foundation.workdays.models import Holiday
from foundation.workflow import clock
from instruments.models import Export, FormCode, Key
from sanctions.models import ReturnRequest
from schemes.models import AssessorAuthorisation, DocumentRequirement, Element
from surveillance.actions import arrange_visit
from tests.factories import retests
from tests.factories.appeals import RULED_AT, heard, lodged, team_of
from tests.factories.applications import (
    SUBMITTED_AT,
    ApplicationFactory,
    MessageFactory,
    UploadFactory,
    accept,
    give_back,
    send,
)
from tests.factories.assessments import (
    REVIEWED_AT,
    an_assessor,
    assigned,
    judge_all,
    reported,
    reviewing,
    waiting_for_a_test,
)
from tests.factories.certificates import SEALED_AT, handed_over
from tests.factories.complaints import a_measure, admitted, misuse, received
from tests.factories.complaints import answered as answered_complaint
from tests.factories.complaints import asked_about as heard_about
from tests.factories.complaints import drafted as drafted_answer
from tests.factories.decisions import (
    MET_AT,
    a_member,
    convened,
    corrected,
    drafted,
    planned,
    put_up,
    signed,
    vote,
)
from tests.factories.employers import moved
from tests.factories.examinations import (
    TESTED_AT,
    agreed_adjustments,
    agreed_test_plan,
    proposed_test_plan,
    seat,
    session,
)
from tests.factories.fees import TransferFactory
from tests.factories.instruments import (
    InstrumentFactory,
    ItemFactory,
    give_blueprint,
    give_items,
    put_in_force,
)
from tests.factories.people import (
    DecisionQualificationFactory,
    OrganisationFactory,
    RelationFactory,
    UserFactory,
)
from tests.factories.records import a_key, asked, asks_third_party, examined_photo, keeping, named
from tests.factories.sanctions import proposed, warned_case
from tests.factories.sessions import OPENED_AT, a_plan, here, seated
from tests.factories.surveillance import BEGUN_AT, DAY, FOUND_AT, an_officer, begun, concluded, entered
from tests.factories.surveillance import asked as asked_superior
from tests.factories.surveillance import read as read_logbook
from tests.factories.venues import (
    ChecklistFactory,
    EquipmentCheckFactory,
    EquipmentDoubtFactory,
    EquipmentFactory,
    VenueFactory,
    VenueOfficerFactory,
    VenueVerificationFactory,
)
from tests.factories.written import be_here, handed_in, writing
from tests.house.canaries import SECRETS, another, hide, rewrite

OF_A_TRANSFER = [
    f"fees:{view}"
    for view in ("transfer", "confirm_transfer", "reject_transfer", "transfer_file", "transfer_page")
]
OF_AN_ADDENDUM = [
    f"decisions:{view}"
    for view in ("addendum", "put_up_addendum", "sign_addendum", "withdraw_addendum", "addendum_paper")
]

OF_OWN_SURVEILLANCE = [
    f"surveillance:{view}" for view in ("mine", "name_own_contact", "start_entry", "own_report")
]
OF_A_LOG_ENTRY = [
    f"surveillance:{view}" for view in ("entry", "add_file", "entry_file", "drop_file", "drop_entry")
]
OF_OWN_COMPLAINTS = [f"complaints:{view}" for view in ("own", "add_own_words", "own_answer", "letter")]
OF_A_RETEST = [f"decisions:{view}" for view in ("retest", "ask_for_retest", "withdraw_retest", "open_retest")]

OF_A_PAPER = [
    f"examinations:{view}"
    for view in (
        *("written", "save_written", "review_written", "hand_in_written", "take_over_written"),
        *("picture_written", "sheet_written", "give_device_code", "void_written"),
        *("mark_written", "settle_marks", "marked_picture", "conclude_written"),
        *("marked_sheet", "marked_questions"),
    )
]
OF_A_ROOM = [f"examinations:{view}" for view in ("written_room", "written_room_now", "give_back_outage")]

OF_A_VERIFICATION = [
    f"venues:{view}"
    for view in ("verification", "find", "conclude", "cancel", "withdraw", "letter", "record")
]
OF_A_PIECE = [
    f"venues:{view}"
    for view in ("equipment", "edit_equipment", "check", "check_file", "strike", "retire", "doubt", "drop")
]
OF_AN_ITEM = [
    f"instruments:{view}"
    for view in ("item", "key", "edit_item", "remove_item", "picture", "set_picture", "retire")
]

OF_A_RECORD = [
    f"examinations:{view}"
    for view in (
        *("record", "save_record", "add_photo", "record_photo", "drop_photo", "record_item_picture"),
        *("continue_record", "hand_in_record", "correct_record", "record_sheet"),
    )
]
OF_A_THIRD_PARTY = [
    f"examinations:{view}"
    for view in ("ask_third_party", "send_link_again", "withdraw_third_party", "third_party_sheet")
]
OF_A_LINK = [
    f"examinations:{view}"
    for view in (
        *("third_party", "third_party_code", "enter_as_third_party", "answer_as_third_party"),
        *("decline_as_third_party", "pass_on_as_third_party"),
    )
]
OF_A_TEST = [f"examinations:{view}" for view in ("case_records", "third_parties", "name_third_party")]

OF_A_SESSION = [
    f"examinations:{view}"
    for view in (
        *(
            "session",
            "change_session",
            "cancel_session",
            "session_invitation",
            "attendance_list",
            "print_attendance_list",
            "session_report",
            "give_seats",
        ),
        *("day", "start_session", "incident", "close_session"),
    )
]
OF_A_SEAT = [
    f"examinations:{view}"
    for view in (
        *(
            "seat",
            "seat_code",
            "seat_invitation",
            "let_go",
            "give_up_seat",
            "move_seat",
            "day_seat",
            "seat_photo",
        ),
        *("arrive", "take_code", "admit_late", "identify", "mark_absent", "mark_left", "exclude"),
    )
]


class Estate:
    """One person's cases from draft to certificate, with everybody who has a part in them."""

    def __init__(self, owner, *, head, secret=False):
        self.owner, self.head, self.secret = owner, head, secret
        # Nobody sits in two assessments, or in two sessions, at once.
        self.hours, self.days = (dt.time(hour) for hour in range(7, 24)), count(2)
        self.draft, self.submitted, self.returned = self._draft(), self._sent(), self._sent()
        give_back(self.returned, keys=["education"], due_on=dt.date(2026, 9, 28))
        self.report = moved(self.returned, at=SUBMITTED_AT)
        self._hand_in()
        self._assess()
        self._meet()
        self._finish()
        self._appeal()
        self._look_after()
        self._sanction()
        self._complain()
        self._equip()
        self._write()
        self._sit()
        self._put_to_paper()

    def _draft(self):
        application = ApplicationFactory(applicant=self.owner, filled=True)
        if self.secret:
            hide(application)
        return application

    def _sent(self):
        return send(self._draft())

    def _candidate(self):
        application = self._sent()
        accept(application)
        return application

    def _hand_in(self):
        """Money, letters, questions and printed forms about the case that was sent."""
        upload = UploadFactory(owner=self.owner, slot=Slot.SLIP)
        self.slip = Slip.objects.create(
            invoice=self.submitted.invoice,
            upload=another(upload, SECRETS["slip"]) if self.secret else upload,
            amount=self.submitted.invoice.amount,
            paid_on=SUBMITTED_AT.date(),
            sent_by=self.owner,
            sent_at=SUBMITTED_AT,
        )
        self.message = MessageFactory(application=self.submitted)
        if self.secret:
            self.message.body = SECRETS["question"]
            self.message.save()
        office = UserFactory(secretariat=True)
        shown = self.submitted.evidence.first().upload
        self.quarantine = shut_away(self.submitted, shown, remark="Hlm. 1.", by=office, at=SUBMITTED_AT)
        aside = SECRETS["aside"] if self.secret else "Catatan dalam."
        MessageFactory(application=self.submitted, author=office, audience=Audience.STAFF, body=aside)
        print_forms(self.submitted, by=self.owner, at=SUBMITTED_AT)
        self.transfer = TransferFactory(
            organisation=self.submitted.organisation, invoices=[self.submitted.invoice, self.returned.invoice]
        )
        self.statement = Statement.objects.create(name="mutasi.csv", read_by=self.owner, read_at=SUBMITTED_AT)
        self.organisation = OrganisationFactory(proposed=True, proposed_by=self.owner)
        self.relation = RelationFactory(user=self.owner)

    def _assess(self):
        """An assignment that waits for its plan, and a review with every cell judged but the last short of one."""
        candidate = self._candidate()
        self.registration = an_assessor(candidate.scheme)
        self.assessor = self.registration.user
        self.assignment = assigned(candidate, registration=self.registration)
        self.assigned = self.assignment.assessment
        self.review, recommended = (self._reviewing() for _ in range(2))
        self._remark(recommended)
        self._plan_test()

    def _plan_test(self):
        """A test that waits for its plan to be signed; why its candidate needs more time is nobody else's business."""
        candidate = self._authorised(self._candidate())
        test = waiting_for_a_test(candidate, registration=self.registration, starts_at=next(self.hours))
        why = SECRETS["need"] if self.secret else "Mudah lelah."
        ask_for_adjustments(test, wishes=why, by=self.owner, at=REVIEWED_AT)
        agreed_adjustments(test, answer=why)
        self.test_plan = proposed_test_plan(test)

    def _reviewing(self):
        candidate = self._authorised(self._candidate())
        return reviewing(candidate, registration=self.registration, starts_at=next(self.hours))

    def _reported(self):
        return reported(self._candidate(), starts_at=next(self.hours))

    def _tested(self):
        """Tested, and not yet competent after it."""
        test = waiting_for_a_test(self._candidate(), starts_at=next(self.hours))
        return retests.reported_on(retests.retested(test, short=True, at=REVIEWED_AT), at=REVIEWED_AT)

    def _authorised(self, candidate):
        AssessorAuthorisation.objects.create(
            scheme=candidate.scheme,
            registration=self.registration,
            starts_on=dt.date(2025, 1, 1),
            given_by=self.owner,
            given_at=SUBMITTED_AT,
        )
        return candidate

    def _remark(self, assessment):
        """Recommended, with a note to the meeting and a remark that is nobody else's business."""
        self.recommended = assessment
        judge_all(assessment)
        judgement = assessment.judgements.first()
        judgement.valid_remark = SECRETS["remark"] if self.secret else ""
        judgement.save()
        submit_recommendation(
            assessment,
            outcome=RecommendationOutcome.COMPETENT,
            note=SECRETS["note"] if self.secret else "",
            by=self.assessor,
            at=REVIEWED_AT,
        )
        assessment.refresh_from_db()

    def _meet(self):
        """A meeting that is planned, and one in session in which the chair has voted."""
        self.planned = planned([self._reported()])
        self.chair = a_member()
        self.session = convened([self.recommended], members=[self.chair, a_member(), a_member()])
        self.item = self.session.items.get()
        dissent = SECRETS["vote"] if self.secret else "Bukti belum cukup."
        vote(self.item, outcome=Outcome.NOT_YET, dissent=dissent, by=self.chair, at=MET_AT)

    def _finish(self):
        """One certificate handed over, one that waits, one letter of outcome after a test, and a retest asked for.

        Two more are not yet competent, and appeal.
        """
        decided = [self._reported(), self._reported(), self._tested(), self._reported(), self._reported()]
        outcomes = [Outcome.COMPETENT] * 2 + [Outcome.NOT_YET] * 3
        meeting = signed(decided, outcomes=outcomes)
        self.certificates = list(release_meeting(meeting, by=self.head, at=SEALED_AT))
        self.addenda = [put_up(meeting), drafted(meeting, "opening"), corrected(meeting, "facts.1")]
        for paper in Paper.objects.filter(printed_at=None):
            _print(paper)
        handed_over(self.certificates[0])
        self.letter, *self.disputed = self.owner.outcome_letters.order_by("pk")
        self.retest = ask_for_retest(self.letter.decision.application, by=self.owner, at=retests.ASKED_AT)
        self.sealed = self.certificates[0].decision.item.meeting
        self.notice = Notice.objects.filter(to=self.owner).first()

    def _appeal(self):
        """One that waits to be checked, with an attachment, and one that is heard, where a member has spoken."""
        words = {"grounds": SECRETS["grounds"]} if self.secret else {}
        waiting, ready = (letter.decision for letter in self.disputed)
        first = lodged(waiting, files=[examined_photo()], **words)
        second = heard(lodged(ready, files=[examined_photo()], **words))
        reasons = SECRETS["voice"] if self.secret else "Bukti belum dinilai."
        speak(second, upholds=True, words=reasons, by=team_of(second)[0], at=RULED_AT)
        self.appeals = [first, second]
        for appeal in self.appeals:
            _print(appeal.form)

    def _of_appeal(self, appeal):
        seat = appeal.seats.first()
        return {
            "pk": appeal.pk,
            "decision": appeal.decision_id,
            "proposal": self.proposal.pk,
            "file": appeal.files.first().pk,
            "paper": appeal.form_id,
            "digest": appeal.decision.manifest.rows[0][2],
            "seat": seat.pk if seat else 1,
        }

    def _look_after(self):
        """A year that was looked into and waits for a follow-up; its superior has a link and has not answered."""
        address = f"atasan{self.owner.pk}@perusahaan.contoh.id"
        looked_after = begun(self.certificates[0], superior=address)
        trip = {"visit_on": FOUND_AT.date(), "place": "Gudang 2", "by": an_officer(), "at": BEGUN_AT}
        self.visit = arrange_visit(looked_after, visitor=UserFactory(roles=[Role.ASSESSOR]), **trip)
        self.log_file = entered(self.certificates[0], files=[examined_photo()]).files.get()
        self.entry = self.log_file.entry
        self.enquiry_link = asked_superior(looked_after)
        read_logbook(looked_after, files=[examined_photo()])
        terms = {"follow_up": "Isi buku catatan.", "follow_up_on": (FOUND_AT + 30 * DAY).date()}
        self.conclusion = concluded(looked_after, outcome="FOLLOW_UP", **terms)
        _print(self.conclusion.paper)

    def _of_surveillance(self):
        looked_after = self.conclusion.surveillance
        question = self.enquiry_link.enquiry.questions.get()
        return {
            "pk": looked_after.pk,
            "file": looked_after.findings.get().files.get().pk,
            "visit": self.visit.pk,
            "contact": question.contact_id,
            "question": question.pk,
            "conclusion": self.conclusion.pk,
            "enquiry": question.enquiry_id,
            "token": self.enquiry_link.token,
        }

    def _sanction(self):
        """A case against the owner: heard and warned, with a measure that waits for the head."""
        self.warning = warned_case(self.certificates[0])
        self.proposal = proposed(self.warning.case)
        _print(self.warning.paper)
        ReturnRequest.objects.create(
            case=self.warning.case, due_on=SEALED_AT.date(), asked_by=self.head, asked_at=SEALED_AT
        )

    def _complain(self):
        """A complaint of the owner's, which is answered; one about their certificate, in which they are heard."""
        self.complaint = answered_complaint(
            admitted(received(complainant=self.owner, email="")), signer=self.head
        )
        _print(self.complaint.answer.ruling.paper)
        told = misuse(
            self.certificates[0], files=[(examined_photo(), None)], email=f"w{self.owner.pk}@contoh.id"
        )
        told = admitted(told)
        self.heard = heard_about(told, self.owner)
        self.measure = a_measure(told, responsible=self.owner)
        self.answer = drafted_answer(told, signer=self.head)

    def _of_complaints(self):
        told = self.heard.complaint
        about = {
            "pk": told.pk,
            "token": told.link.token,
            "file": told.files.get().pk,
            "concern": told.concerns.get().pk,
            "hearing": self.heard.pk,
            "answer": self.answer.pk,
        }
        return {
            "complaints": [about, about | {"pk": self.complaint.pk}],
            "complaints:received": [{"signed": signing.dumps(told.pk, salt=RECEIPT)}],
            "complaints:hearing": [{"pk": self.heard.pk}],
            "complaints:measure": [{"pk": self.measure.pk}],
            **{view: [{"pk": self.complaint.pk}] for view in OF_OWN_COMPLAINTS},
        }

    def _equip(self):
        """A test place with its officer, a verification that waits for the assessor, one that is concluded, and
        equipment with a certificate and days in doubt.
        """
        scheme = self.submitted.scheme
        ChecklistFactory(scheme=scheme)
        self.venue = VenueFactory()
        self.officer = VenueOfficerFactory(venue=self.venue)
        waiting = VenueVerificationFactory(venue=self.venue, scheme=scheme, verifier=self.assessor)
        done = VenueVerificationFactory(venue=self.venue, scheme=scheme, verifier=self.assessor, fit=True)
        done.letter = done.record = order_paper(
            "venue-record", facts={}, subject=done, by=self.assessor, at=MET_AT
        )
        done.save()
        _print(done.record)
        self.verifications = [waiting, done]
        self.piece = EquipmentFactory(venue=self.venue, checked=False)
        self.check = EquipmentCheckFactory(
            equipment=self.piece, upload=UploadFactory(owner=self.officer.user)
        )
        self.doubt = EquipmentDoubtFactory(equipment=self.piece)

    def _write(self):
        """A bank of the scheme for which the assessor is authorised: an edition in force, a draft, and an export
        that somebody asked for.
        """
        version = self.assigned.application.scheme_version
        self.bank = InstrumentFactory(scheme_version=version, form=FormCode.IA06)
        words = {"text": SECRETS["item"], "key": Key(answer_id=SECRETS["key"])} if self.secret else {}
        self.question = ItemFactory(instrument=self.bank, position=1, **words)
        give_blueprint(self.bank)
        put_in_force(self.bank)
        self.written = InstrumentFactory(scheme_version=version, author=self.assessor, items=1)
        give_blueprint(self.written)
        self.export = Export.objects.create(
            instrument=self.bank, reason="Cadangan.", asked_by=self.bank.author, asked_at=SUBMITTED_AT
        )

    def _sit(self):
        """A session that is open, in which the owner sits; something happened there, with equipment in doubt; and one
        that is ahead.
        """
        venue = VenueFactory()
        piece = EquipmentFactory(venue=venue)
        plans = [self._agreed() for _ in range(2)]
        VenueVerificationFactory(venue=venue, scheme=plans[0].assessment.application.scheme, fit=True)
        open_one = here(seated(plans[0], venue=venue, equipment=(piece,)))
        self.seats = [open_one, seated(plans[1], begins_at=OPENED_AT + dt.timedelta(days=1))]
        self.incident = tell_incident(
            open_one.session,
            kind=IncidentKind.TECHNICAL,
            description="Listrik padam.",
            happened_at=OPENED_AT,
            by=open_one.session.invigilator,
            at=OPENED_AT,
        )
        self.flagged = EquipmentDoubtFactory(
            equipment=piece, from_on=OPENED_AT.date(), until_on=OPENED_AT.date()
        )

        self._record(open_one)

    def _record(self, seat):
        """What the assessor records of the owner there, with a photo; one record handed in; a third party asked."""
        seat.instrument, seat.assessor = next(iter(recorded_forms(seat))), self.assessor
        self.record = keeping(seat, at=OPENED_AT)
        self.shot = keep_photo(
            self.record, key=a_key(), examined=examined_photo(), position=1, by=self.assessor, at=OPENED_AT
        )
        self.third_party = asked(named(asks_third_party(self._waiting())))

    def _put_to_paper(self):
        """A paper that the owner is writing now, and an essay of theirs that waits for its marks."""
        table = self._at_the_table(FormCode.IA05)
        place = (table.pk, table.plan.methods.first().instrument_id)
        token = token_for(SimpleNamespace(user=self.owner, COOKIES={}), *place)
        self.writing = writing(table, at=clock.now(), token=token)
        self.device = keep_token(HttpResponse(), *place, token).cookies
        answers = {1: SECRETS["essay"]} if self.secret else None
        self.essay = handed_in(writing(self._at_the_table(FormCode.IA06)), answers=answers)
        self.papers = [self.writing.paper, self.essay.paper]

    def _at_the_table(self, form):
        """A seat with a written test that lasts longer than any of ours."""
        test = self._waiting()
        bank = InstrumentFactory(scheme_version=test.application.scheme_version, form=form)
        words = {"text": SECRETS["paper"], "key__answer": SECRETS["key"]} if self.secret else {}
        give_items(bank, each=1, **words)
        give_blueprint(bank, minutes=24 * 60)
        plan = agreed_test_plan(test, instruments=[put_in_force(bank)])
        begins_at = TESTED_AT + dt.timedelta(days=next(self.days))
        room = session(bank.scheme_version, begins_at=begins_at, assessors=[self.registration])
        return be_here(seat(plan, in_session=room))

    def _waiting(self):
        candidate = self._authorised(self._candidate())
        return waiting_for_a_test(candidate, registration=self.registration, starts_at=next(self.hours))

    def _agreed(self):
        candidate = self._authorised(self._candidate())
        return a_plan(candidate, registration=self.registration, starts_at=next(self.hours))

    # -- where these things stand in addresses --

    def places(self):
        """By app or by view: the arguments of addresses that belong together."""
        certificates = [self._of_certificate(one) for one in self.certificates]
        return {
            "applications": [
                self._of_application(one) for one in (self.submitted, self.draft, self.returned)
            ],
            "applications:settle_employer": [{"pk": self.returned.pk, "report": self.report.pk}],
            "applications:shut_away": [
                {"pk": self.submitted.pk, "upload": self.submitted.evidence.last().upload_id}
            ],
            "assessments": [
                self._of_assessment(one) for one in (self.assigned, self.review, self.recommended)
            ],
            "decisions": [self._of_meeting(one) for one in (self.session, self.planned, self.sealed)],
            **{view: [self._of_addendum(one) for one in self.addenda] for view in OF_AN_ADDENDUM},
            **{view: [{"application": self.retest.application_id}] for view in OF_A_RETEST},
            "certificates": certificates,
            "appeals": [self._of_appeal(one) for one in self.appeals],
            "sanctions": [self._of_sanction()],
            "surveillance": [self._of_surveillance()],
            "surveillance:visit": [{"pk": self.visit.pk}],
            **{
                view: [self._of_surveillance() | {"pk": self.certificates[0].pk}]
                for view in OF_OWN_SURVEILLANCE
            },
            **{view: [{"pk": self.entry.pk, "file": self.log_file.pk}] for view in OF_A_LOG_ENTRY},
            "surveillance:log_file": [{"pk": self.conclusion.surveillance_id, "file": self.log_file.pk}],
            "recertification": [{"pk": one.pk} for one in self.certificates],
            "certificates:outcome": [{"pk": self.letter.pk}],
            "certificates:status_list": [{"number": 1, "purpose": "suspension"}],
            "certificates:outcome_letter": [{"pk": self.letter.pk}],
            "fees": [
                self._of_invoice(self.submitted.invoice),
                self._of_invoice(self.review.application.invoice),
            ],
            "fees:statement": [{"pk": self.statement.pk}],
            "fees:record_transfer": [{"organisation": self.submitted.organisation_id}],
            **{view: [{"pk": self.transfer.pk, "page": 1}] for view in OF_A_TRANSFER},
            "schemes": [self._of_version(self.submitted.scheme_version)],
            "schemes:remove_fee": [{"pk": self.submitted.invoice.fee_id}],
            "schemes:edit_text": [{"pk": self.submitted.scheme_version.texts.first().pk}],
            "schemes:confirm_text": [{"pk": self.submitted.scheme_version.units.first().pk}],
            "schemes:end_assessor": [{"pk": self.registration.scheme_authorisations.first().pk}],
            "documents": [{"pk": self._upload(self.submitted), "number": 1}],
            "notices": [{"pk": self.notice.pk}],
            "venues": [{"pk": self.venue.pk}],
            "venues:end_officer": [{"pk": self.officer.pk}],
            "venues:checklist": [{"code": self.submitted.scheme.code}],
            **{view: [{"pk": one.pk} for one in self.verifications] for view in OF_A_VERIFICATION},
            **{
                view: [{"pk": self.piece.pk, "check": self.check.pk, "doubt": self.doubt.pk}]
                for view in OF_A_PIECE
            },
            **{
                f"examinations:{view}": [{"pk": self.test_plan.assessment_id, "kind": "mapa01"}]
                for view in OF_A_PLAN
            },
            **{view: [{"pk": seat.session_id} for seat in self.seats] for view in OF_A_SESSION},
            **{view: [{"pk": seat.pk, "code": "x"} for seat in self.seats] for view in OF_A_SEAT},
            "examinations:incident_photo": [{"pk": self.incident.pk}],
            **{view: [{"pk": self.record.pk, "photo": self.shot.pk, "position": 1}] for view in OF_A_RECORD},
            "examinations:open_record": [
                {"seat": self.record.seat_id, "instrument": self.record.instrument_id}
            ],
            **{view: [{"pk": self.third_party.assessment_id}] for view in OF_A_TEST},
            **{view: [{"pk": self.third_party.pk}] for view in OF_A_THIRD_PARTY},
            **{view: [{"token": self.third_party.link.token}] for view in OF_A_LINK},
            **{view: [{"pk": paper.pk, "position": 1} for paper in self.papers] for view in OF_A_PAPER},
            **{view: [{"session": paper.seat.session_id} for paper in self.papers] for view in OF_A_ROOM},
            "examinations:start_written": [
                {"seat": paper.seat_id, "instrument": paper.instrument_id} for paper in self.papers
            ],
            "examinations:doubt": [{"doubt": self.flagged.pk, "seat": self.seats[0].pk}],
            "instruments": [{"pk": one.pk} for one in (self.bank, self.written)],
            "examinations:item_statistics": [{"pk": one.pk} for one in (self.bank, self.written)],
            "instruments:draft": [{"pk": self.bank.scheme_version_id, "form": FormCode.IA07.value}],
            **{
                view: [{"pk": one.pk} for one in (self.question, self.written.items.first())]
                for view in OF_AN_ITEM
            },
            **{view: [{"pk": self.export.pk}] for view in ("instruments:settle", "instruments:take")},
            "accounts": [{"pk": self.owner.pk}],
            "accounts:end_grant": [{"pk": self.assessor.grants.first().pk}],
            "accounts:relation_end": [{"pk": self.relation.pk}],
            "accounts:registration_proof": [{"pk": self.registration.pk}],
            "accounts:qualification_proof": [{"pk": DecisionQualificationFactory().pk}],
            "accounts:appointment_end": [{"pk": self.head.appointments.first().pk}],
            "accounts:organisation": [{"pk": self.organisation.pk}],
            "accounts:organisation_reject": [{"pk": self.organisation.pk}],
            **self._of_complaints(),
        } | self._of_deadlines()

    def _of_deadlines(self):
        feed = give_feed(self.owner, by=self.owner, at=SUBMITTED_AT)
        change = CalendarChange.objects.create(act=Act.ENTER, source="SKB", made_at=SUBMITTED_AT)
        day = Holiday.objects.first()
        return {
            "deadlines:deadline": [{"kind": "pengembalian", "key": str(self.returned.returns.get().pk)}],
            "deadlines:feed": [{"token": feed.token}],
            "deadlines:change": [{"pk": change.pk}],
            "deadlines:mend": [{"pk": day.pk}],
            "deadlines:strike": [{"pk": day.pk}],
        }

    def _of_application(self, application):
        paper = Paper.objects.about(self.submitted).first()
        return {
            "pk": application.pk,
            "document": DocumentRequirement.objects.filter(version=application.scheme_version).first().pk,
            "attachment": application.attachments.first().pk,
            "element": _element(application).pk,
            "evidence": application.evidence.first().pk,
            "upload": self._upload(application),
            "page": 1,
            "paper": paper.pk,
            "message": self.message.pk,
            "quarantine": self.quarantine.pk,
            "key": "education",
            "code": application.scheme.code,
        }

    def _of_assessment(self, assessment):
        application = assessment.application
        return {
            "pk": assessment.pk,
            "application": application.pk,
            "registration": self.registration.pk,
            "assignment": assessment.assignments.first().pk,
            "evidence": application.evidence.first().pk,
            "element": _element(application).pk,
            "upload": application.evidence.first().upload_id,
            "page": 1,
            "kind": "ak01",
        }

    def _of_meeting(self, meeting):
        item = meeting.items.first()
        return {
            "pk": meeting.pk,
            "item": item.pk,
            "seat": meeting.seats.first().pk,
            "application": item.application_id,
            "upload": item.application.evidence.first().upload_id,
            "page": 1,
            "kind": "berita-acara",
        }

    def _of_addendum(self, addendum):
        return {"pk": addendum.meeting_id, "addendum": addendum.pk}

    def _of_certificate(self, certificate):
        return {
            "pk": certificate.pk,
            "token": certificate.token,
            "meeting": self.sealed.pk,
            "form": "surat",
        }

    def _of_sanction(self):
        case = self.warning.case
        return {
            "pk": case.pk,
            "certificate": case.certificate_id,
            "warning": self.warning.pk,
            "proposal": self.proposal.pk,
            "file": case.files.first().pk,
            "paper": self.warning.paper_id,
        }

    def _of_invoice(self, invoice):
        payment = invoice.payments.first() or self.review.application.invoice.payments.first()
        return {"pk": invoice.pk, "slip": invoice.slips.first().pk, "payment": payment.pk, "page": 1}

    def _of_version(self, version):
        return {"pk": version.pk, "code": version.scheme.code, "kind": "csv"}

    def _upload(self, application):
        return application.attachments.first().upload_id


def _element(application):
    return Element.objects.filter(unit__version=application.scheme_version).first()


def _print(paper):
    """As if the worker had printed it: a file that says all that its facts say, in plain words."""
    paper.printed_at = MET_AT
    rewrite(paper, json.dumps(paper.facts, ensure_ascii=False))
