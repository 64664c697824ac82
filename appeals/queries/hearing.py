"""How an appeal stands in its hearing: who was heard, who has spoken, what the voices say (9.9.4)."""

from appeals.models import Side


def unheard(appeal):
    """The sides that were not heard: present without a statement, or never called; labels."""
    hearing = appeal.hearing
    if hearing is None or hearing.held_at is None:
        return [side.label for side in Side]
    said = set(appeal.statements.values_list("side", flat=True))
    came = {Side.APPELLANT: hearing.appellant_came, Side.LSP: hearing.lsp_came}
    return [side.label for side in Side if came[side] and side not in said]


def silent(appeal):
    """Members of the team who have not given their voice after the hearing."""
    hearing = appeal.hearing
    spoken = set(hearing.voices.values_list("seat", flat=True)) if hearing else set()
    return [seat.user for seat in appeal.live_seats if seat.pk not in spoken]


def majority(appeal):
    """Whether the team upholds the appeal, by its voices; None where they are even or none."""
    seats = appeal.live_seats.values("pk")
    voices = list(appeal.hearing.voices.filter(seat__in=seats).values_list("upholds", flat=True))
    yes = sum(voices)
    return None if yes * 2 == len(voices) else yes * 2 > len(voices)


def unsigned(appeal):
    """Seats whose hand is missing under the ruling."""
    return appeal.live_seats.exclude(signatures__ruling=appeal.ruling)
