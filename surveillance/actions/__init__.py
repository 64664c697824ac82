"""What happens in a surveillance, from the plan at issue to the conclusion (9.6)."""

from .conclusions import conclude
from .endings import end_with_certificate
from .findings import arrange_visit, cancel_visit, record_finding, report_visit
from .logbooks import add_file, draw_logbooks, drop_entry, drop_file, keep_entry, save_entry, start_entry
from .outsiders import ask, assure_contact, name_contact, send_again, withdraw
from .outsiders_answers import answer_question, decline_question, enter_code, pass_on_question, send_code
from .plans import add_method, begin, lay_out, meet_by_renewal

__all__ = [
    "add_file",
    "add_method",
    "answer_question",
    "arrange_visit",
    "ask",
    "assure_contact",
    "begin",
    "cancel_visit",
    "conclude",
    "decline_question",
    "draw_logbooks",
    "drop_entry",
    "drop_file",
    "end_with_certificate",
    "enter_code",
    "keep_entry",
    "lay_out",
    "meet_by_renewal",
    "name_contact",
    "pass_on_question",
    "record_finding",
    "report_visit",
    "save_entry",
    "send_again",
    "send_code",
    "start_entry",
    "withdraw",
]
