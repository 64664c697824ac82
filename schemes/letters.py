"""Letters to those who set and approve a scheme version."""

from django.utils import timezone

from accounts.models import Role
from accounts.queries import people_holding
from foundation.notices.actions import post


def tell_head_version_set(version, *, at):
    for head in people_holding(Role.HEAD, on=timezone.localdate(at)):
        post("schemes/letters/version_set", to=head, at=at, url=version.get_absolute_url(), version=version)


def tell_setter_approved(version, *, at):
    url = version.get_absolute_url()
    post("schemes/letters/version_approved", to=version.set_by, at=at, url=url, version=version)


def tell_setter_sent_back(version, setter, *, reason, at):
    url = version.get_absolute_url()
    post("schemes/letters/version_sent_back", to=setter, at=at, url=url, version=version, reason=reason)
