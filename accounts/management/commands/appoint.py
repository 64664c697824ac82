"""Give somebody a role from the console: the first administrator, whom nobody else could appoint."""

from django.core.management.base import BaseCommand, CommandError

from accounts.actions import grant_role, invite_person
from accounts.management.first_text import publish_first_text
from accounts.models import Role, User
from accounts.queries import system_user
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed


class Command(BaseCommand):
    """`manage.py appoint nama@perusahaan.id ADMIN --name "Nama Lengkap"`."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("role", choices=Role.values)
        parser.add_argument("--name", default="", help="full name, where the account is new")

    def handle(self, email, role, name, **options):
        at, system = clock.now(), system_user()
        publish_first_text(by=system, at=at)
        person = User.objects.filter(email=email.lower()).first()
        try:
            person = person or invite_person(email, full_name=name or email, by=system, at=at)
            grant_role(person, role, starts_on=clock.today(), by=system, at=at)
        except NotAllowed as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{person} <{person.email}>: {role}. A password is set through “forgot my password”."
        )
