"""Who sets a version and who approves it, and what it needs before (head, 1-5, 8.1)."""

from django.utils.translation import gettext as _

from accounts.models import OrganisationKind, Role
from accounts.queries import same_person, system_user
from foundation.look import writing
from foundation.workflow.answers import YES, first_no, no
from schemes.models import ReasonKind, TextKind
from schemes.queries import fee_for
from schemes.states import TextStatus, VersionState

# Without these nobody can be told what they apply for, agree to, or are refused for.
TEXTS_NEEDED = (
    TextKind.SCOPE,
    TextKind.PURPOSE,
    TextKind.RIGHT,
    TextKind.DUTY,
    TextKind.EXPLANATION,
    TextKind.PROCESS,
    TextKind.CONSENT,
    TextKind.ASSESSMENT_AGREEMENT,
    TextKind.USE_AGREEMENT,
)
REASONS_NEEDED = (ReasonKind.RETURN, ReasonKind.REFUSAL, ReasonKind.SANCTION)


def can_draft(user):
    """Whether this person may begin a version: the committee, or the system when it loads a definition."""
    if user == system_user() or user.holds(Role.COMMITTEE, Role.COMMITTEE_HEAD):
        return YES
    return no(_("Only the scheme committee drafts a version."), clause="1")


def can_edit(user, version):
    """Whether this person may change this version: a draft only."""
    if version.state != VersionState.DRAFT:
        return no(
            _("“%(version)s” has been set and is not changed any more. Make a new version.")
            % {"version": version.document_number},
            clause="1",
        )
    return can_draft(user)


def can_set_version(user, version, *, day):
    """Whether the head of the committee may set this draft: it is whole."""
    if not user.holds(Role.COMMITTEE_HEAD, on=day):
        return no(_("Only the head of the scheme committee sets a version."), clause="1")
    return first_no(can_edit(user, version), *shortcomings(version, day=day))


def can_send_back(user, version, *, day):
    """Whether the head of the LSP may give a set version back to the committee."""
    if not user.holds(Role.HEAD, on=day):
        return no(_("Only the head of the LSP approves a version or sends it back."), clause="1")
    return _is_set(version)


def can_approve_version(user, version, *, in_force_from, day):
    """Whether the head of the LSP may put this version in force from that day."""
    if same_person(user, version.set_by):
        return no(_("You set this version, so somebody else has to approve it."), clause="1")
    return first_no(
        can_send_back(user, version, day=day),
        _begins_in_time(version, in_force_from, day),
        *shortcomings(version, day=in_force_from),
    )


def shortcomings(version, *, day):
    """Everything this version still lacks before it may hold on that day, one refusal each."""
    return [
        *_document(version),
        *_units(version),
        *_requirements(version),
        *_fees(version, day),
        *_texts(version),
    ]


def _is_set(version):
    if version.state == VersionState.SET:
        return YES
    return no(_("This version has not been set by the head of the scheme committee."), clause="1")


def _begins_in_time(version, in_force_from, day):
    if in_force_from < day:
        return no(
            _("A version holds from today or a later day, never from a day that has passed."), clause="1"
        )
    before = version.scheme.versions.filter(state=VersionState.IN_FORCE).first()
    if before and in_force_from <= before.in_force_from:
        return no(
            _("The version before it begins on %(day)s. Choose a later day.")
            % {"day": writing.day(before.in_force_from)},
            clause="1",
        )
    return YES


def _document(version):
    if not (version.document_set_by and version.document_approved_by):
        yield no(_("The document does not name who sets and who approves it."), clause="1")
    if not version.organisation_kinds:
        yield no(_("The scope names no kind of employer."), clause="2.1")


def _units(version):
    units = list(version.units.prefetch_related("elements__criteria"))
    if not units:
        yield no(_("The version has no units."), clause="5.2")
    for unit in units:
        elements = list(unit.elements.all())
        if not elements or not all(element.criteria.all() for element in elements):
            yield no(
                _("Unit %(code)s has no elements and performance criteria yet.") % {"code": unit.code},
                clause="5.2",
            )
        elif unit.text_status != TextStatus.OFFICIAL and not version.is_example:
            yield no(
                _("The elements of unit %(code)s are not confirmed as the official text.")
                % {"code": unit.code},
                clause="5.2",
            )


def _requirements(version):
    groups = version.requirement_groups.prefetch_related("requirements")
    if not any(group.requirements.all() for group in groups):
        yield no(_("The version has no requirements for applicants."), clause="6.1")
    if not version.document_requirements.exists():
        yield no(_("The version does not say which documents are handed in."), clause="9.1.2")


def _fees(version, day):
    for kind in version.organisation_kinds:
        if fee_for(version, kind, day) is None:
            label = OrganisationKind(kind).label
            yield no(_("There is no fee for: %(kind)s.") % {"kind": label}, clause="8.2.3")


def _texts(version):
    written = set(version.texts.values_list("kind", flat=True))
    for kind in TEXTS_NEEDED:
        if kind not in written:
            yield no(_("A text is missing: %(part)s.") % {"part": kind.label}, clause="9")
    listed = set(version.reasons.values_list("kind", flat=True))
    for kind in REASONS_NEEDED:
        if kind not in listed:
            yield no(_("A list of reasons is missing: %(part)s.") % {"part": kind.label}, clause="9")
