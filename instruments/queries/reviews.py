"""What a reviewer has still to read (9.3.1-b)."""

from foundation.journal.queries import trail


def unread_by(user, instrument):
    """Codes of the new items whose key this person has not opened since they were written, in their order."""
    opened = {}
    for entry in trail(instrument).filter(verb="instrument.keys_opened", actor_id=str(user.pk)):
        opened |= dict.fromkeys(entry.facts["items"], entry.at)
    new = instrument.items.in_use().filter(reviewer=None)
    return [item.code for item in new if item.code not in opened or opened[item.code] < item.written_at]
