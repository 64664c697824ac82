"""Applications as tests need them: each trait is a situation, and every one of them goes through real rows.

`ApplicationFactory()` is a draft as it begins; `filled=True` one that could be submitted; `submitted=True`,
`returned=True` (`returned__keys=["education"]`), `accepted=True`, `refused=True`, `withdrawn=True` are what
follows.
"""

import datetime as dt
import hashlib
import io
import itertools

import factory
from django.core.files.base import ContentFile
from PIL import Image

from accounts.models.sealing import NIK, index, seal
from accounts.queries import system_user
from applications.models import (
    Acknowledgement,
    AcknowledgementKind,
    Application,
    Attachment,
    Audience,
    Education,
    Employment,
    Evidence,
    EvidenceLink,
    IdentityKind,
    Involvement,
    Message,
    Part,
    Particulars,
    Purpose,
    Rating,
    Return,
    ReviewItem,
    SelfRating,
    Sex,
    Training,
    Verdict,
)
from applications.queries.texts import consent_text, explanation_text, sha256_of
from applications.states import ApplicationState
from fees.actions import confirm_slip
from fees.models import Invoice, Slip
from foundation.documents.models import Slot, Upload
from schemes.models import DocumentRequirement
from schemes.queries import document_requirements_for, eligibility, fee_for

from .people import OrganisationFactory, UserFactory
from .schemes import SchemeVersionFactory

STARTED_AT = dt.datetime(2026, 9, 1, 2, tzinfo=dt.UTC)
SUBMITTED_AT = dt.datetime(2026, 9, 7, 3, tzinfo=dt.UTC)
CLOSED_AT = dt.datetime(2026, 9, 14, 3, tzinfo=dt.UTC)
NUMBERS = itertools.count(1)


def _red_photo():
    """A plain red picture, 3 × 4: what a photograph is to the press."""
    out = io.BytesIO()
    Image.new("RGB", (300, 400), "#b3221d").save(out, "JPEG", quality=70)
    return out.getvalue()


JPEG = _red_photo()
PDF = b"%PDF-1.4\n%%EOF\n"


class UploadFactory(factory.django.DjangoModelFactory):
    """A kept file as it stands after all checks; its bytes really lie in the vault."""

    class Meta:
        model = Upload

    owner = factory.SubFactory(UserFactory)
    slot = Slot.DOCUMENT
    name = factory.Sequence(lambda n: f"berkas-{n}.pdf")
    content_type = "application/pdf"
    file = factory.LazyAttribute(
        lambda upload: ContentFile(PDF, name=f"contoh/{next(NUMBERS)}-{upload.name}")
    )
    size = len(PDF)
    sha256 = hashlib.sha256(PDF).hexdigest()
    created_at = STARTED_AT

    class Params:
        photo = factory.Trait(
            slot=Slot.PHOTO,
            name="foto.jpg",
            content_type="image/jpeg",
            width=900,
            height=1200,
            file=factory.LazyAttribute(lambda _: ContentFile(JPEG, name=f"contoh/{next(NUMBERS)}-foto.jpg")),
            size=len(JPEG),
            sha256=hashlib.sha256(JPEG).hexdigest(),
        )
        evidence = factory.Trait(slot=Slot.EVIDENCE)


class ApplicationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Application
        skip_postgeneration_save = True

    applicant = factory.SubFactory(UserFactory, full_name="Ratna Wulandari")
    scheme_version = factory.SubFactory(SchemeVersionFactory, in_force=True)
    scheme = factory.SelfAttribute("scheme_version.scheme")
    created_at = STARTED_AT

    @factory.post_generation
    def begun(self, create, wanted, **_):
        """Every application begins with the explanation that was read (9.1.1)."""
        text = explanation_text(self.scheme_version, "id")
        AcknowledgementFactory(application=self, text=text, text_sha256=sha256_of(text))
        Particulars.objects.create(application=self, full_name=self.applicant.full_name)
        InvolvementFactory(application=self, user=self.applicant, part=Part.APPLICANT, since=self.created_at)

    @factory.post_generation
    def filled(self, create, wanted, **_):
        if wanted:
            fill(self)

    @factory.post_generation
    def submitted(self, create, wanted, **_):
        if wanted:
            send(self)

    @factory.post_generation
    def returned(self, create, wanted, *, keys=("education",), due_on=dt.date(2026, 9, 28), **_):
        if wanted:
            send(self)
            give_back(self, keys=keys, due_on=due_on)

    @factory.post_generation
    def accepted(self, create, wanted, **_):
        if wanted:
            send(self)
            accept(self)

    @factory.post_generation
    def refused(self, create, wanted, **_):
        if wanted:
            send(self)
            close(self, ApplicationState.REFUSED)

    @factory.post_generation
    def withdrawn(self, create, wanted, **_):
        if wanted:
            close(self, ApplicationState.WITHDRAWN)


def fill(application):
    """All of APL-01 and APL-02 as the rules want them: S1 and six years of work (6.1, 9.1.2, 9.1.3)."""
    person = application.applicant
    if not person.nik_sealed:
        nik = f"35780152059{person.pk % 100000:05d}"
        person.nik_sealed, person.nik_index = seal(nik, NIK), index(nik)
        person.save()
    application.organisation = application.organisation or OrganisationFactory()
    application.purpose = application.purpose or Purpose.NEW
    application.save()
    fill_particulars(application)
    Education.objects.create(
        application=application,
        level="S1",
        institution="Universitas Contoh",
        major="Manajemen",
        graduated_year=2016,
        diploma_number="CONTOH-001",
    )
    EmploymentFactory(application=application)
    TrainingFactory(application=application)
    attach_all(application)
    rate_all(application)


def fill_particulars(application):
    facts = {
        "identity_kind": IdentityKind.KTP,
        "nik_fits": True,
        "birth_place": "Gresik",
        "birth_on": dt.date(1994, 5, 3),
        "sex": Sex.FEMALE,
        "nationality": "Indonesia",
        "home_address": "Jalan Contoh Mawar 12, Gresik",
        "postal_code": "61100",
        "phone": "0812-0000-0000",
        "job_title": "Staf Data Pelanggan",
        "work_unit": "Pemasaran",
        "office_address": "Jalan Contoh Niaga 8, Surabaya",
        "superior_name": "Bambang Contoh",
        "superior_email": "bambang@contoh.id",
    }
    for name, value in facts.items():
        setattr(application.particulars, name, value)
    application.particulars.save()


def attach_all(application):
    """A file for every document that this applicant has to hand in."""
    version = application.scheme_version
    found = eligibility(
        version,
        education=application.education.level,
        jobs=application.employments.all(),
        training=True,
        on=SUBMITTED_AT.date(),
    )
    rows = [row.requirement for row in (found.path, *found.training) if row]
    for requirement in document_requirements_for(version, rows):
        AttachmentFactory(application=application, requirement=requirement)


def rate_all(application):
    """Competent in every element, by one piece of evidence for all and one more for the first."""
    shared, single = EvidenceFactory.create_batch(2, application=application)
    for number, element in enumerate(elements_of(application)):
        SelfRatingFactory(
            application=application, element=element, linked=[shared, single] if number == 0 else [shared]
        )


def elements_of(application):
    units = application.scheme_version.units.prefetch_related("elements")
    return [element for unit in units for element in unit.elements.all()]


def send(application):
    """As if sent; twice changes nothing. Returns the application."""
    if application.state != ApplicationState.DRAFT:
        return application
    if not application.attachments.exists():
        fill(application)
    text = consent_text(application.scheme_version, "id")
    AcknowledgementFactory(
        application=application,
        kind=AcknowledgementKind.CONSENT,
        text=text,
        text_sha256=sha256_of(text),
        given_at=SUBMITTED_AT,
        typed_name=application.applicant.full_name,
    )
    application.number = f"PMH-CONTOH-{application.pk:05d}"
    application.invoice = invoice_for(application)
    application.submitted_at = SUBMITTED_AT
    application.state = ApplicationState.SUBMITTED
    application.save()
    return application


def invoice_for(application):
    organisation = application.organisation
    fee = fee_for(application.scheme_version, organisation.kind, SUBMITTED_AT.date())
    return Invoice.objects.create(
        number=f"INV-CONTOH-{application.pk:05d}",
        payer=application.applicant,
        payer_name=application.applicant.full_name,
        organisation=organisation,
        organisation_name=organisation.name,
        organisation_kind=organisation.kind,
        scheme_version=application.scheme_version,
        fee=fee,
        amount=fee.amount,
        registration_share=fee.admin_part,
        test_share=fee.assessment_part,
        issued_at=SUBMITTED_AT,
    )


def pay(application, *, by=None):
    """The whole fee is on the account, confirmed by somebody else."""
    invoice = application.invoice
    slip = Slip.objects.create(
        invoice=invoice,
        upload=UploadFactory(owner=application.applicant, slot=Slot.SLIP),
        amount=invoice.amount,
        paid_on=SUBMITTED_AT.date(),
        sent_by=application.applicant,
        sent_at=SUBMITTED_AT,
    )
    confirm_slip(
        slip,
        amount=invoice.amount,
        received_on=SUBMITTED_AT.date(),
        bank_reference=f"CONTOH{invoice.pk}",
        by=by or UserFactory(secretariat=True),
        at=CLOSED_AT,
    )


def give_back(application, *, keys, due_on):
    """Sent back with these items; `{"job": …}` keys name the record: "document:3", "job:7"."""
    application.reviewer = application.reviewer or UserFactory(secretariat=True)
    back = Return.objects.create(
        application=application, returned_by=application.reviewer, returned_at=CLOSED_AT, due_on=due_on
    )
    for key in keys:
        back.items.add(ReviewItemFactory(application=application, key=key, given_by=application.reviewer))
    application.state = ApplicationState.RETURNED
    application.save()


def accept(application):
    """As if reviewed, and paid to the same officer: each one more would get every letter to the office."""
    application.reviewer = application.reviewer or UserFactory(secretariat=True)
    pay(application, by=application.reviewer)
    InvolvementFactory(application=application, user=application.reviewer, part=Part.REVIEWER)
    application.candidate_number = f"PST-CONTOH-{application.pk:05d}"
    application.state = ApplicationState.ACCEPTED
    application.closed_at, application.closed_by = CLOSED_AT, application.reviewer
    application.save()


def close(application, state):
    by = application.applicant if state == ApplicationState.WITHDRAWN else UserFactory(secretariat=True)
    application.closed_at, application.closed_by, application.closing_reason = CLOSED_AT, by, "Alasan contoh."
    application.state = state
    application.save()


class AcknowledgementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Acknowledgement

    application = factory.SubFactory(ApplicationFactory)
    kind = AcknowledgementKind.EXPLANATION
    text = "Teks contoh"
    text_sha256 = factory.LazyAttribute(lambda acknowledgement: sha256_of(acknowledgement.text))
    given_by = factory.SelfAttribute("application.applicant")
    given_at = STARTED_AT
    address = "192.0.2.1"


class EmploymentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Employment

    application = factory.SubFactory(ApplicationFactory)
    employer = "PT Contoh Niaga Pupuk"
    position = "Staf Data Pelanggan"
    duties = "Menghimpun dan memutakhirkan data pelanggan."
    started_on = dt.date(2020, 6, 1)


class TrainingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Training

    application = factory.SubFactory(ApplicationFactory)
    title = "Pemasaran dan Distribusi"
    number = "CONTOH-PLT-01"
    issuer = "Lembaga Pelatihan Contoh"
    trainer_name = "Sri Contoh"
    completed_on = dt.date(2024, 3, 15)


class AttachmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Attachment

    application = factory.SubFactory(ApplicationFactory)
    requirement = factory.LazyAttribute(
        lambda attachment: DocumentRequirement.objects.filter(
            version=attachment.application.scheme_version
        ).first()
    )
    upload = factory.Maybe(
        factory.LazyAttribute(lambda attachment: attachment.requirement.is_photo),
        yes_declaration=factory.SubFactory(
            UploadFactory, photo=True, owner=factory.SelfAttribute("..application.applicant")
        ),
        no_declaration=factory.SubFactory(
            UploadFactory, owner=factory.SelfAttribute("..application.applicant")
        ),
    )
    attached_at = STARTED_AT


class EvidenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Evidence

    application = factory.SubFactory(ApplicationFactory)
    title = factory.Sequence(lambda n: f"Laporan data pelanggan {n}")
    made_on = dt.date(2026, 6, 30)
    upload = factory.SubFactory(
        UploadFactory, evidence=True, owner=factory.SelfAttribute("..application.applicant")
    )
    others_data_masked = True
    added_at = STARTED_AT


class SelfRatingFactory(factory.django.DjangoModelFactory):
    """`SelfRatingFactory(linked=[evidence, …])`; without a rating: `rating=""`."""

    class Meta:
        model = SelfRating
        skip_postgeneration_save = True

    application = factory.SubFactory(ApplicationFactory)
    element = factory.LazyAttribute(lambda rating: elements_of(rating.application)[0])
    rating = Rating.COMPETENT
    rated_at = STARTED_AT

    @factory.post_generation
    def linked(self, create, pieces, **_):
        for piece in pieces or []:
            EvidenceLink.objects.create(rating=self, evidence=piece, linked_by=self.application.applicant)


class ReviewItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ReviewItem

    application = factory.SubFactory(ApplicationFactory, submitted=True)
    key = "education"
    verdict = Verdict.RETURNED
    remark = "Halaman kedua tidak terbaca. Unggah ulang."
    given_by = factory.SubFactory(UserFactory, secretariat=True)
    given_at = CLOSED_AT


class InvolvementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Involvement

    application = factory.SubFactory(ApplicationFactory)
    user = factory.SubFactory(UserFactory)
    part = Part.TRAINER
    since = STARTED_AT
    declared_by = factory.LazyFunction(system_user)


class MessageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Message

    application = factory.SubFactory(ApplicationFactory, submitted=True)
    author = factory.SelfAttribute("application.applicant")
    audience = Audience.CASE
    body = "Apakah SOP boleh dipakai sebagai bukti?"
    written_at = SUBMITTED_AT


__all__ = [name for name in dir() if name.endswith("Factory")]
