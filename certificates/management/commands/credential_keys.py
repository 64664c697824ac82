"""Which keys signed how much, every certificate of one key, and the withdrawal of one that was lost (TRUST C3)."""

from django.core.management.base import BaseCommand, CommandError

from accounts.queries import system_user
from certificates.actions import withdraw_key
from certificates.models import Certificate, SigningKey
from certificates.queries.credentials import use_of_keys
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed


class Command(BaseCommand):
    help = "Lists the keys for credentials; --certificates KEY lists what one signed, --withdraw KEY withdraws it."

    def add_arguments(self, parser):
        parser.add_argument(
            "--certificates", metavar="KEY", help="print every certificate that this key signed"
        )
        parser.add_argument(
            "--withdraw", metavar="KEY", help="run where the worker runs, with its new key in place"
        )
        parser.add_argument("--because", default="", help="why the key is withdrawn")

    def handle(self, *, certificates, withdraw, because, **options):
        if certificates:
            self._list(_key(certificates))
        elif withdraw:
            self._withdraw(_key(withdraw), because)
        else:
            for key, count, last in use_of_keys():
                state = f"withdrawn {key.withdrawn_at:%Y-%m-%d %H:%M}" if key.withdrawn_at else "verifies"
                self.stdout.write(f"{key.name}  {count} credentials, last {last or '-'}, {state}")

    def _list(self, key):
        for number in (
            Certificate.objects.filter(credentials__key=key).distinct().values_list("number", flat=True)
        ):
            self.stdout.write(number)

    def _withdraw(self, key, because):
        try:
            ordered = withdraw_key(key, because=because, by=system_user(), at=clock.now())
        except NotAllowed as refusal:
            raise CommandError(refusal.reason) from refusal
        self.stdout.write(f"Withdrawn. {ordered} credentials are being signed anew.")


def _key(name):
    found = SigningKey.objects.filter(name=name).first()
    if found is None:
        raise CommandError(f"No key is called {name}.")
    return found
