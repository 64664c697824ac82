"""Work for machines that waits: credentials and status lists are signed where the key is, in the worker alone."""

from datetime import timedelta

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from accounts.queries import system_user
from certificates.actions.credentials import attached, order_missing, sign_credential, sign_lists
from certificates.models import Credential
from foundation.documents.papers import attach
from foundation.workflow import clock
from foundation.workflow.handlers import handles

PATIENCE = timedelta(hours=24)

attach("certificate", attached)


@handles("certificates.sign", label=_("Sign a credential"), patience=PATIENCE)
def sign(job, *, at):
    """Signed already is done."""
    sign_credential(Credential.objects.get(pk=job.payload["credential"]), by=None, at=at)


@handles("certificates.sign_lists", label=_("Sign the status lists"), patience=PATIENCE)
def sign_changed_lists(job, *, at):
    """Signed already is done."""
    sign_lists(by=None, at=at)


@shared_task(ignore_result=True)
def order_missing_credentials():
    """For certificates that were issued before there were credentials."""
    return order_missing(by=system_user(), at=clock.now())


@shared_task(ignore_result=True)
def renew_lists():
    """Each list anew before its minutes are over."""
    return sign_lists(by=None, at=clock.now())
