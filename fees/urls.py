"""Addresses of invoices and payments, and who may come through each."""

from django.urls import path

from fees.views import accounts, case, office, reports, statements, transfers
from foundation.workflow.doors import SIGNED_IN, only

app_name = "fees"

urlpatterns = [
    path("", case.mine, name="mine"),
    path("antrean/", office.queue, name="queue"),
    path("mutasi/", statements.statements, name="statements"),
    path("mutasi/<int:pk>/", statements.statement, name="statement"),
    path("transfer/", transfers.employers, name="transfers"),
    path("transfer/baru/<int:organisation>/", transfers.record, name="record_transfer"),
    path("transfer/<int:pk>/", transfers.transfer, name="transfer"),
    path("transfer/<int:pk>/terima/", transfers.confirm, name="confirm_transfer"),
    path("transfer/<int:pk>/tolak/", transfers.reject, name="reject_transfer"),
    path("transfer/<int:pk>/berkas/", transfers.file, name="transfer_file"),
    path("transfer/<int:pk>/halaman/<int:page>/", transfers.page, name="transfer_page"),
    path("laporan/", reports.period, name="report"),
    path("rekening/", accounts.account, name="account"),
    path("<int:pk>/", case.invoice, name="invoice"),
    path("<int:pk>/kertas/", case.paper, name="paper"),
    path("<int:pk>/bukti/", case.send, name="send"),
    path("<int:pk>/bukti/<int:slip>/berkas/", case.slip_file, name="slip_file"),
    path("<int:pk>/bukti/<int:slip>/halaman/<int:page>/", case.slip_page, name="slip_page"),
    path("<int:pk>/bukti/<int:slip>/terima/", office.confirm, name="confirm"),
    path("<int:pk>/bukti/<int:slip>/tolak/", office.reject, name="reject"),
    path("<int:pk>/pembayaran/<int:payment>/batal/", office.reverse, name="reverse"),
    path("<int:pk>/pembayaran/<int:payment>/alih/", office.credit, name="credit"),
]

OFFICE = only("SECRETARIAT")

DOORS = {
    "mine": SIGNED_IN,
    "queue": OFFICE,
    "statements": OFFICE,
    "statement": OFFICE,
    "transfers": OFFICE,
    "record_transfer": OFFICE,
    "transfer": OFFICE,
    "confirm_transfer": OFFICE,
    "reject_transfer": OFFICE,
    "transfer_file": OFFICE,
    "transfer_page": OFFICE,
    "report": only("SECRETARIAT", "HEAD"),
    "account": only("SECRETARIAT", "HEAD"),
    "invoice": SIGNED_IN,
    "paper": SIGNED_IN,
    "send": SIGNED_IN,
    "slip_file": SIGNED_IN,
    "slip_page": SIGNED_IN,
    "confirm": OFFICE,
    "reject": OFFICE,
    "reverse": OFFICE,
    "credit": OFFICE,
}
