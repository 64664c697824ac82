"""`python -m tests.chaos`: fifty certificates; the act killed at every place, the workers forty times and at theirs."""

import math
import os
import sys

CERTIFICATES, KILLS = 50, 40
AIM_SECONDS = 60
ENOUGH = 10  # jobs that were under way when somebody died
ON_PURPOSE = 1  # the worker that dies between the mail server and the note of it


def main():
    """0 where every promise held, and where the eye is sharp enough to see one broken."""
    # ruff: noqa: PLC0415 - nothing of ours is read before Django is set up
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lsp_portal.settings_test")
    import django
    from django.conf import settings
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases
    from django.utils import translation

    django.setup()
    setup_test_environment()
    old = setup_databases(verbosity=0, interactive=False)
    try:
        from tests.chaos.issuing import run, twin

        translation.activate(settings.LANGUAGE_CODE)
        outcome = run(certificates=CERTIFICATES, kills=KILLS)
        return tell(outcome, gap_seen=twin())
    finally:
        teardown_databases(old, verbosity=0)


def tell(outcome, *, gap_seen):
    """Each goal, what was measured, and whether it holds."""
    twice = math.ceil(outcome.letters / 1000) + ON_PURPOSE
    aims = {
        "R1": (
            f"{outcome.certificates} after {outcome.kills} kills, {'; '.join(outcome.faults) or 'no fault'}",
            f"{CERTIFICATES} certificates once, numbers 1 to {CERTIFICATES}, sealed, told, audit well",
            not outcome.faults,
        ),
        "R1.kills": (f"{outcome.broken_off} jobs broken off", f">= {ENOUGH}", outcome.broken_off >= ENOUGH),
        "R1.mails": (
            f"{outcome.sent_twice} of {outcome.letters} twice",
            f"<= {twice}",
            outcome.sent_twice <= twice,
        ),
        "R1.backlog": (
            f"{outcome.seconds_after_last_kill:.0f} s after the last kill",
            f"<= {AIM_SECONDS} s",
            outcome.seconds_after_last_kill <= AIM_SECONDS,
        ),
        "R1.twin": ("gap seen" if gap_seen else "no gap seen", "gap seen", gap_seen),
    }
    for name, (measured, goal, holds) in aims.items():
        print(f"GOAL {name} measured={measured} goal={goal} {'PASS' if holds else 'FAIL'}")
    return 0 if all(holds for _, _, holds in aims.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
