"""What a test brought, as one digest for each piece: what is altered later no longer fits the report (9.3.6; E7)."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder

from examinations.models import AnswerStanding, Record, ThirdParty, WrittenAnswer, WrittenPaper

from .records import photos_of


def digest_of(said):
    """SHA-256 over it, in one writing."""
    whole = json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def digest_of_source(source):
    """For the floor below: the digest of what a piece of evidence comes from, as it lies there now; None for others."""
    kind, _, number = source.partition(":")
    read = READERS.get(kind)
    return digest_of(read(int(number))) if read and number.isdigit() else None


def digest_of_paper(paper):
    """Of a written paper: how it was drawn, every answer that counts, every mark, what was concluded."""
    return digest_of(_paper(paper.pk))


def _paper(pk):
    found = WrittenPaper.objects.filter(pk=pk)
    kept = WrittenAnswer.objects.filter(paper_item__paper=pk).exclude(standing=AnswerStanding.LATE)
    return {
        "drawn": list(found.values("seat", "instrument", "seed", "minutes", "extra_percent", "pass_percent")),
        "written": list(
            found.values("started_at", "deadline_at", "given_back_seconds", "closed_at", "closed_by_clock")
        ),
        "items": list(_rows(found, "items", "position", "item", "choice_order", "achieved")),
        "answers": list(
            kept.order_by("paper_item__position", "sequence").values_list(
                "paper_item__position", "sequence", "choice", "text", "is_flagged", "standing", "saved_at"
            )
        ),
        "marks": list(
            _rows(
                found.exclude(markings__handed_in_at=None),
                "markings",
                "place",
                "marker",
                "handed_in_at",
                "marks__paper_item",
                "marks__achieved",
                "marks__remark",
            )
        ),
        "settled": list(
            _rows(
                found.exclude(items__settlement=None), "items__settlement", "paper_item", "achieved", "reason"
            )
        ),
        "results": list(_rows(found, "results", "element", "achieved", "remark")),
    }


def _rows(found, relation, *columns):
    """The rows of a relation of one record, sorted by their columns."""
    names = [f"{relation}__{column}" for column in columns]
    return found.order_by(*names).values_list(*names)


def _record(pk):
    found = Record.objects.filter(pk=pk)
    lines = ("position", "item", "achieved", "summary", "question", "remark", "seconds")
    return {
        "facts": list(found.values_list("facts", flat=True)),
        "lines": list(_rows(found, "lines", *lines)),
        "photos": [
            (photo.key, photo.line_id, photo.upload.sha256) for record in found for photo in photos_of(record)
        ],
        "hands": list(
            _rows(found, "signatures", "signer", "user", "typed_name", "drawn__sha256", "signed_at")
        ),
    }


def _third_party(pk):
    found = ThirdParty.objects.filter(pk=pk)
    return {
        "facts": list(found.values_list("facts", "particulars", "signed_as", "closed_at")),
        "answers": list(_rows(found, "answers", "position", "item", "is_yes", "words")),
    }


READERS = {"written": _paper, "record": _record, "third-party": _third_party}
