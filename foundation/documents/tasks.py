"""Work on files and papers that waits: scan, draw, print; and what is left behind when a worker dies."""

from datetime import timedelta

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from foundation.documents.actions import draw_pages, erase_upload, print_paper, scan_upload, sweep_files
from foundation.documents.models import Paper, Upload
from foundation.workflow import clock
from foundation.workflow.handlers import handles


@handles("documents.scan", label=_("Ask the virus scanner about a file"), patience=timedelta(hours=72))
def scan(job, *, at):
    """The scanner may be away for days: the file is held as long."""
    scan_upload(Upload.objects.get(pk=job.payload["upload"]), by=None, at=at)


@handles("documents.draw", label=_("Draw the pages of a file"), lease=timedelta(minutes=6))
def draw(job, *, at):
    """Sixty pages of scans take minutes; what was drawn before is not drawn again."""
    draw_pages(Upload.objects.get(pk=job.payload["upload"]), by=None, at=at)


@handles("documents.erase", label=_("Delete a file that was shut away"))
def erase(job, *, at):
    """Gone already is done."""
    erase_upload(Upload.objects.get(pk=job.payload["upload"]))


@handles("documents.print", label=_("Print a paper"))
def print_(job, *, at):
    """Printed already is done."""
    print_paper(Paper.objects.get(pk=job.payload["paper"]), by=None, at=at)


@shared_task(ignore_result=True)
def sweep():
    """Files without a row, left by a power cut or a transaction that was given up."""
    return sweep_files(by=None, at=clock.now())
