"""Addresses of records that assessors keep, and of the third party: inside, and by its link."""

from django.urls import path

from examinations.views import record_closing, records, third_parties, third_party
from foundation.workflow.doors import PUBLIC, SIGNED_IN, only

KEEPERS = only("ASSESSOR")

RECORDS = [
    ("", records.records, "records", KEEPERS),
    ("mulai/<int:seat>/<int:instrument>/", records.open_a_record, "open_record", KEEPERS),
    ("<int:pk>/", records.record, "record", SIGNED_IN),
    ("<int:pk>/simpan/", records.save, "save_record", KEEPERS),
    ("<int:pk>/foto/", records.add_photo, "add_photo", KEEPERS),
    ("<int:pk>/foto/<int:photo>/", records.photo, "record_photo", SIGNED_IN),
    ("<int:pk>/foto/<int:photo>/hapus/", records.remove_photo, "drop_photo", KEEPERS),
    ("<int:pk>/gambar/<int:position>/", records.item_picture, "record_item_picture", KEEPERS),
    ("<int:pk>/lanjut/", record_closing.go_on, "continue_record", KEEPERS),
    ("<int:pk>/serahkan/", record_closing.hand_in, "hand_in_record", KEEPERS),
    ("<int:pk>/koreksi/", record_closing.correct, "correct_record", KEEPERS),
    ("<int:pk>/lembar/", record_closing.sheet, "record_sheet", SIGNED_IN),
    ("kasus/<int:pk>/", record_closing.case_records, "case_records", SIGNED_IN),
]

THIRD_PARTIES = [
    ("kasus/<int:pk>/", third_parties.third_parties, "third_parties", SIGNED_IN),
    ("kasus/<int:pk>/sebut/", third_parties.name, "name_third_party", SIGNED_IN),
    ("<int:pk>/kirim/", third_parties.ask, "ask_third_party", KEEPERS),
    ("<int:pk>/kirim-ulang/", third_parties.send_again, "send_link_again", KEEPERS),
    ("<int:pk>/tarik/", third_parties.withdraw, "withdraw_third_party", SIGNED_IN),
    ("<int:pk>/lembar/", third_parties.sheet, "third_party_sheet", SIGNED_IN),
    # Behind a link with 256 bits, and a code to the same address: whoever holds it has no account (TRUST A9).
    ("tautan/<str:token>/", third_party.third_party, "third_party", PUBLIC),
    ("tautan/<str:token>/kode/", third_party.ask_for_code, "third_party_code", PUBLIC),
    ("tautan/<str:token>/masuk/", third_party.enter, "enter_as_third_party", PUBLIC),
    ("tautan/<str:token>/jawab/", third_party.answer, "answer_as_third_party", PUBLIC),
    ("tautan/<str:token>/tolak/", third_party.decline, "decline_as_third_party", PUBLIC),
    ("tautan/<str:token>/teruskan/", third_party.pass_on, "pass_on_as_third_party", PUBLIC),
]

urlpatterns = [
    *(path(f"catatan/{route}", view, name=name) for route, view, name, _door in RECORDS),
    *(path(f"pihak-ketiga/{route}", view, name=name) for route, view, name, _door in THIRD_PARTIES),
]
DOORS = {name: door for _route, _view, name, door in (*RECORDS, *THIRD_PARTIES)}
