"""Who orders the verification of a test place, who carries it out, and what it takes to conclude it (9.3.2)."""

import datetime as dt

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import same_person
from accounts.rules import is_own_name
from foundation.look import writing
from foundation.workflow.answers import YES, first_no, no
from schemes.queries import authorised_registrations
from venues.models import Checklist, FindingAnswer, VenueVerification, VerificationOutcome
from venues.queries.places import keeps
from venues.queries.verifications import lines_of
from venues.states import VerificationState

from .places import can_manage_venues
from .using import PLACE, says_why

# A reading: workplaces and temporary places are verified “at each use”; what lasts longer is no single use.
LONGEST_USE = dt.timedelta(days=31)


def can_order_verification(user, venue, scheme, verifier, *, asked_from, asked_until, due_on, on):
    """By the office, of an open place, for days to come, by an assessor of the scheme who has no part in the place."""
    return first_no(
        can_manage_venues(user, on=on),
        _has_a_version(scheme),
        _is_open_until(venue, asked_until),
        _are_days(venue, asked_from, asked_until, due_on, on),
        _is_ordered_once(venue, scheme, asked_from),
        may_verify(verifier, venue, scheme, ordered_by=user, on=on),
    )


def may_verify(verifier, venue, scheme, *, ordered_by, on):
    """An assessor registered and authorised for the scheme, neither who orders it nor an officer of the place."""
    if same_person(verifier, ordered_by):
        return no(_("Who orders a verification does not carry it out."), clause=PLACE)
    if keeps(verifier, venue, on=on):
        return no(_("%s keeps this test place, so another person verifies it.") % verifier, clause=PLACE)
    if not authorised_registrations(scheme, on).filter(registration__user=verifier).exists():
        return no(
            _("%s is not a registered assessor who is authorised for this scheme.") % verifier, clause=PLACE
        )
    return YES


def can_find(user, verification, *, on):
    """The assigned verifier, as long as it is open and they still may."""
    if not same_person(user, verification.verifier):
        return no(_("Only the assigned verifier records what was found."), clause=PLACE)
    if not verification.is_open:
        return no(_("This verification is over: %s.") % verification.get_state_display(), clause=PLACE)
    return may_verify(
        user, verification.venue, verification.scheme, ordered_by=verification.ordered_by, on=on
    )


def can_record_findings(user, verification, answers, *, on):
    """Of each point that is answered: what is not met or does not apply says why."""
    for line in lines_of(verification):
        answer, remark = answers.get(line.point.pk, ("", ""))
        if answer and answer != FindingAnswer.MET and not remark.strip():
            return no(_("Say what is missing, or why it does not apply: “%s”.") % line.point, clause=PLACE)
    return can_find(user, verification, on=on)


def can_conclude(user, verification, *, outcome, verified_on, valid_until, summary, typed_name, on):
    """Every point has its finding, the outcome follows from them, and the verifier's own name stands under it; a fit
    place is valid within what was asked.
    """
    return first_no(
        can_find(user, verification, on=on),
        _is_signed(user, typed_name),
        _is_whole(verification),
        _says_what_was_found(outcome, summary),
        _follows(verification, outcome),
        _was_looked_at(verification, verified_on, on),
        _is_valid(verification, verified_on, valid_until) if outcome == VerificationOutcome.FIT else YES,
    )


def first_valid_day(verification, verified_on):
    """Not before it was looked at, nor before it was asked for."""
    return max(verification.asked_from, verified_on)


def can_cancel_verification(user, verification, *, reason, on):
    """The office calls it off, the verifier gives it back; both say why."""
    if not verification.is_open:
        return no(_("This verification is over: %s.") % verification.get_state_display(), clause=PLACE)
    is_verifier = same_person(user, verification.verifier)
    return first_no(YES if is_verifier else can_manage_venues(user, on=on), says_why(reason, clause=PLACE))


def can_withdraw_verification(user, verification, *, withdrawn_from, reason, on):
    """The office or the head, from today on; what was done there before stands or falls by itself."""
    if verification.state != VerificationState.CONCLUDED or not verification.is_fit:
        return no(_("Only what was found fit can be taken back."), clause=PLACE)
    if withdrawn_from < on or withdrawn_from > verification.valid_until:
        return no(_("It is taken back from today on or later, and while it is valid."), clause=PLACE)
    if not user.holds(Role.SECRETARIAT, Role.HEAD, on=on):
        return no(_("Only the secretariat or the head takes a verification back."), clause=PLACE)
    return says_why(reason, clause=PLACE)


def can_publish_checklist(user, scheme, *, edition, points, holds_from, on):
    """The LSP's own list for a scheme, for the days to come; an edition is published once."""
    if not points:
        return no(_("A checklist has one point at least."), clause=PLACE)
    if holds_from < on:
        return no(_("A checklist holds from today on or from a later day."), clause=PLACE)
    if Checklist.objects.filter(scheme=scheme, edition=edition).exists():
        return no(_("This edition is published already. Give the new one another name."), clause=PLACE)
    if user.holds(Role.SECRETARIAT, Role.HEAD, on=on):
        return YES
    return no(_("Only the secretariat or the head publishes the checklist."), clause=PLACE)


def _has_a_version(scheme):
    if scheme.versions.exists():
        return YES
    return no(_("This scheme has no version yet, so nothing says what its places need."), clause=PLACE)


def _is_open_until(venue, day):
    if venue.is_closed_on(day):
        words = {"venue": venue, "day": writing.day(venue.closed_on)}
        return no(_("%(venue)s is closed since %(day)s. Choose another test place.") % words, clause=PLACE)
    return YES


def _are_days(venue, asked_from, asked_until, due_on, on):
    if asked_until < max(asked_from, on):
        return no(_("The end has to come after the start, and not before today."), clause=PLACE)
    if venue.is_verified_for_each_use and asked_until - asked_from >= LONGEST_USE:
        return no(
            _("A workplace or temporary place is verified at each use: %d days at most.") % LONGEST_USE.days,
            clause=PLACE,
        )
    if not on <= due_on <= asked_until:
        return no(_("It is to be concluded from today on, and before its days are over."), clause=PLACE)
    return YES


def _is_ordered_once(venue, scheme, asked_from):
    ordered = VenueVerification.objects.filter(venue=venue, scheme=scheme, state=VerificationState.ORDERED)
    if ordered.filter(asked_from=asked_from).exists():
        return no(_("This verification is ordered already."), clause=PLACE)
    return YES


def _is_whole(verification):
    missing = [line.point for line in lines_of(verification) if line.finding is None]
    if missing:
        return no(_("This point has no finding yet: “%s”.") % missing[0], clause=PLACE)
    return YES


def _is_signed(user, typed_name):
    if not typed_name.strip():
        return no(_("Sign the record: type your full name."), clause=PLACE)
    return is_own_name(typed_name, user.full_name, clause=PLACE)


def _says_what_was_found(outcome, summary):
    if outcome not in VerificationOutcome.values:
        return no(_("Say whether the place is fit for the scheme."), clause=PLACE)
    if not summary.strip():
        return no(_("Write what was found: the record carries it."), clause=PLACE)
    return YES


def _follows(verification, outcome):
    unmet = [line.point for line in lines_of(verification) if _is_unmet(line)]
    if unmet and outcome == VerificationOutcome.FIT:
        return no(
            _("“%s” is not met, so the place is not fit. Once that is mended, change the finding.")
            % unmet[0],
            clause=PLACE,
        )
    return YES


def _is_unmet(line):
    return line.finding is not None and line.finding.answer == FindingAnswer.NOT_MET


def _was_looked_at(verification, verified_on, on):
    if verified_on > on:
        return no(_("The day of the verification lies in the future."), clause=PLACE)
    return YES


def _is_valid(verification, verified_on, valid_until):
    if valid_until is None:
        return no(_("Say until when the place is verified."), clause=PLACE)
    first = first_valid_day(verification, verified_on)
    if not first <= valid_until <= verification.asked_until:
        words = {"first": writing.day(first), "last": writing.day(verification.asked_until)}
        return no(_("It is valid until a day from %(first)s to %(last)s.") % words, clause=PLACE)
    return YES
