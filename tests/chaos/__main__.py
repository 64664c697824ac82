"""`python -m tests.chaos`: fifty certificates, two workers, forty kills and every failpoint once."""

import os
import sys
import tempfile

CERTIFICATES, KILLS = 50, 40
AIM_SECONDS = 60


def main():
    """0 where every promise held."""
    # ruff: noqa: PLC0415 - nothing of ours is read before Django is set up
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lsp_portal.settings_test")
    import django
    from django.conf import settings
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases
    from django.utils import translation

    django.setup()
    setup_test_environment()
    with tempfile.TemporaryDirectory(prefix="lsp-chaos-") as mails:
        settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
        settings.EMAIL_FILE_PATH = mails
        old = setup_databases(verbosity=0, interactive=False)
        try:
            from tests.chaos.issuing import run

            translation.activate(settings.LANGUAGE_CODE)
            outcome = run(certificates=CERTIFICATES, kills=KILLS)
        finally:
            teardown_databases(old, verbosity=0)
    return tell(outcome)


def tell(outcome):
    """The goal, what was measured, and whether it holds."""
    allowed_mails = max(1, outcome.certificates // 1000) + outcome.kills // 10
    aims = {
        "R1": (f"{outcome.certificates} certificates once, {outcome.unsealed} unsealed, {outcome.faults or 'no fault'}",
               f"{CERTIFICATES} once, each sealed", not outcome.faults and not outcome.unsealed
               and outcome.certificates == CERTIFICATES),
        "R1.mails": (f"{outcome.duplicate_mails} sent twice under one Message-ID", f"<= {allowed_mails}",
                     outcome.duplicate_mails <= allowed_mails),
        "R1.backlog": (f"{outcome.seconds_after_last_kill:.0f} s after {outcome.kills} kills", f"<= {AIM_SECONDS} s",
                       outcome.seconds_after_last_kill <= AIM_SECONDS),
    }  # fmt: skip
    for name, (measured, goal, holds) in aims.items():
        print(f"GOAL {name} measured={measured} goal={goal} {'PASS' if holds else 'FAIL'}")
    return 0 if all(holds for _, _, holds in aims.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
