"""Reads about meetings: who is independent, how an item stands, whether a file is complete, what it holds."""

from .completeness import Check, completeness, is_complete, ready_for_agenda
from .duties import todo
from .independence import Shortage, independent_seats, shortages, ties_found
from .items import block, decision_of, decisions_of, elements_at_stake, eligible_seats, lacking_quorum, tally
from .manifests import facts_sha256, manifest_rows, manifest_sha256
from .passages import Passage, addenda_about, passage_of, passages
from .room import agenda, candidates_for_seats, files_of, ready_files, records_of, room_of, seal_steps

__all__ = [
    "Check",
    "Passage",
    "Shortage",
    "addenda_about",
    "agenda",
    "block",
    "candidates_for_seats",
    "completeness",
    "decision_of",
    "decisions_of",
    "elements_at_stake",
    "eligible_seats",
    "facts_sha256",
    "files_of",
    "independent_seats",
    "is_complete",
    "lacking_quorum",
    "manifest_rows",
    "manifest_sha256",
    "passage_of",
    "passages",
    "ready_files",
    "ready_for_agenda",
    "records_of",
    "room_of",
    "seal_steps",
    "shortages",
    "tally",
    "ties_found",
    "todo",
]
