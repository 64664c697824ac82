"""Reads about meetings: who is independent, how an item stands, whether a file is complete, what it holds."""

from .completeness import Check, completeness, is_complete, ready_for_agenda
from .duties import retest_to_pay, todo
from .independence import Shortage, independent_seats, shortages, ties_found
from .items import block, decision_of, decisions_of, elements_at_stake, eligible_seats, lacking_quorum, tally
from .manifests import facts_sha256, manifest_rows, manifest_sha256
from .passages import Passage, addenda_about, passage_of, passages
from .reopening import NOT_FOR_THEM, reopenable, set_aside_before
from .retests import (
    closing,
    elements_short,
    open_to_a_retest,
    owes_a_retest,
    prospect_of,
    retest_from,
    retest_invoices,
    retest_of,
    retests_of,
    retests_to_open,
    settling,
    standing_decision,
    waiting_retests,
)
from .room import agenda, candidates_for_seats, files_of, ready_files, records_of, room_of, seal_steps

__all__ = [
    "NOT_FOR_THEM",
    "Check",
    "Passage",
    "Shortage",
    "addenda_about",
    "agenda",
    "block",
    "candidates_for_seats",
    "closing",
    "completeness",
    "decision_of",
    "decisions_of",
    "elements_at_stake",
    "elements_short",
    "eligible_seats",
    "facts_sha256",
    "files_of",
    "independent_seats",
    "is_complete",
    "lacking_quorum",
    "manifest_rows",
    "manifest_sha256",
    "open_to_a_retest",
    "owes_a_retest",
    "passage_of",
    "passages",
    "prospect_of",
    "ready_files",
    "ready_for_agenda",
    "records_of",
    "reopenable",
    "retest_from",
    "retest_invoices",
    "retest_of",
    "retest_to_pay",
    "retests_of",
    "retests_to_open",
    "room_of",
    "seal_steps",
    "set_aside_before",
    "settling",
    "shortages",
    "standing_decision",
    "tally",
    "ties_found",
    "todo",
    "waiting_retests",
]
