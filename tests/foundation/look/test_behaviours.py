"""What the scripts of the look do, tried in a browser on the page of components."""

import io
import json
import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from PIL import Image
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
HERE = "https://portal.test/contoh-komponen/"


@pytest.fixture
def served(client):
    """Answers a browser's requests out of this process: the page as the view gives it, files from static/."""
    answer = client.get("/contoh-komponen/")

    def serve(route):
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            return route.fulfill(path=finders.find(path.removeprefix("/static/")))
        if route.request.method == "POST":
            return post(route, client)
        return route.fulfill(body=answer.content, headers=dict(answer.headers))

    return serve


def post(route, client):
    """Sends an empty form: what the browser is shown afterwards is what counts."""
    answer = client.post("/contoh-komponen/", {"name": ""})
    return route.fulfill(body=answer.content, headers=dict(answer.headers))


@pytest.fixture
def components(page, served):
    """The page of components, and nothing wrong on its console when the test ends."""
    troubles = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "console", lambda said: troubles.append(said.text) if "Content Security Policy" in said.text else None
    )
    page.route("**", served)
    page.goto(HERE)
    yield page
    assert troubles == []


def picture(width, height, kind="JPEG"):
    """A small picture file as the browser would choose it."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#b3261e").save(file, kind)
    return {"name": f"foto.{kind.lower()}", "mimeType": f"image/{kind.lower()}", "buffer": file.getvalue()}


def saved(page, state):
    return page.locator(f"[data-saved] [data-state={state}]")


def answer_autosave(page, **answer):
    """Answer the next savings with this, and remember what was sent."""
    sent = []

    def reply(route):
        if "x-autosave" not in route.request.headers:
            return route.fallback()
        sent.append(route.request.post_data)
        return route.fulfill(**answer)

    page.route(re.compile("contoh-komponen"), reply)
    return sent


def test_a_form_keeps_itself_when_a_field_is_left(components):
    sent = answer_autosave(components, json={"saved_at": "14.32"})

    components.fill("#id_name", "Ratna Wulandari")
    components.locator("#id_phone").focus()

    expect(saved(components, "kept")).to_contain_text("14.32")
    assert "Ratna Wulandari" in sent[0]


def test_a_failed_saving_says_so_and_is_tried_again(components):
    answer_autosave(components, status=500)
    components.fill("#id_name", "Ratna")
    components.locator("#id_phone").focus()
    expect(saved(components, "failed")).to_be_visible()

    answer_autosave(components, json={"saved_at": "14.33"})

    expect(saved(components, "kept")).to_contain_text("14.33", timeout=8000)


def test_whoever_was_signed_out_is_told_and_keeps_what_was_typed(components):
    answer_autosave(components, status=302, headers={"Location": "/akun/masuk/"})

    components.fill("#id_name", "Ratna")
    components.locator("#id_phone").focus()

    expect(saved(components, "signed-out")).to_be_visible()
    expect(components.locator("#id_name")).to_have_value("Ratna")


def test_after_signing_in_elsewhere_the_form_takes_the_new_token(components):
    sent = []

    def reply(route):
        if "x-autosave" not in route.request.headers:
            return route.fallback()
        sent.append(route.request.post_data)
        return route.fulfill(status=403) if len(sent) == 1 else route.fulfill(json={"saved_at": "14.34"})

    components.route(re.compile("contoh-komponen"), reply)
    components.fill("#id_name", "Ratna")
    components.locator("#id_phone").focus()

    expect(saved(components, "kept")).to_contain_text("14.34")
    assert len(sent) == 2


def test_a_fault_that_speaks_at_once_stands_at_its_field(components):
    answer_autosave(
        components, status=422, body=json.dumps({"errors": {"id_started_on": ["Tanggal keliru."]}})
    )

    components.fill("#id_started_on", "31 Februari 2025")
    components.locator("#id_phone").focus()

    expect(components.locator("#id_started_on_error")).to_have_text("Tanggal keliru.")
    expect(components.locator("#id_started_on")).to_have_attribute("aria-invalid", "true")
    expect(saved(components, "refused")).to_be_visible()


def test_somebody_elses_version_is_not_overwritten(components):
    sent = answer_autosave(components, status=409)

    components.fill("#id_name", "Ratna")
    components.locator("#id_phone").focus()
    expect(saved(components, "stale")).to_be_visible()

    assert len(sent) == 1


def test_a_sent_form_brings_the_focus_to_what_went_wrong(components):
    answer_autosave(components, json={"saved_at": "14.32"})

    components.get_by_role("button", name="Simpan dan lanjut").click()

    expect(components.locator("[data-errors]")).to_be_focused()
    components.locator("[data-errors] a").first.click()
    expect(components.locator("#id_name")).to_be_focused()


def test_rows_are_added_numbered_and_taken_away(components):
    components.get_by_role("button", name="Tambah pekerjaan").click()

    expect(components.locator("#id_jobs-1-title")).to_be_focused()
    expect(components.locator("[name=jobs-TOTAL_FORMS]")).to_have_value("2")

    components.locator("[data-row-remove]").first.click()
    expect(components.locator("[name=jobs-0-DELETE]")).to_have_value("on")
    expect(components.locator("[data-row]:visible h3 [data-row-number]")).to_have_text("1")


def test_a_file_too_big_is_refused_before_it_travels(components):
    tile = components.locator("[data-drop]").first
    tile.evaluate("(tile) => { tile.dataset.maxBytes = 10; }")

    tile.locator("#id_file").set_input_files(picture(50, 50))

    expect(tile.locator("[data-too-big]")).to_be_visible()
    assert tile.locator("#id_file").evaluate("(input) => input.files.length") == 0


def test_a_chosen_file_is_named(components):
    components.locator("#id_file").set_input_files(picture(50, 50))

    expect(components.locator("[data-chosen] b").first).to_have_text("foto.jpeg")


def test_a_photograph_is_cut_to_three_by_four(components):
    components.locator("[data-crop] input[accept*=webp]").set_input_files(picture(1600, 1200))

    expect(components.locator("[data-crop-size]")).to_have_text("900 × 1200")
    made = components.locator("[data-crop-result]").evaluate(
        "async (input) => { const b = await createImageBitmap(input.files[0]); return [b.width, b.height]; }"
    )
    assert made == [900, 1200]


def test_a_cut_is_moved_with_keys_and_enlarged(components):
    components.locator("[data-crop] input[accept*=webp]").set_input_files(picture(1600, 1200))
    expect(components.locator("[data-crop-size]")).to_have_text("900 × 1200")

    components.locator("[data-crop] canvas").press("ArrowRight")
    components.locator("[data-crop-zoom]").fill("2")
    components.locator("[data-crop-zoom]").dispatch_event("change")

    expect(components.locator("[data-crop-size]")).to_have_text("450 × 600")


def test_a_photograph_that_is_too_small_is_told(components):
    components.locator("[data-crop] input[accept*=webp]").set_input_files(picture(200, 300))

    expect(components.locator("[data-crop-says=small]")).to_be_visible()


def test_what_is_no_photograph_is_told(components):
    text = {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"}
    components.locator("[data-crop] input[accept*=webp]").set_input_files(text)

    expect(components.locator("[data-crop-says=unreadable]")).to_be_visible()


def test_a_drawn_signature_becomes_a_picture(components):
    box = components.locator("[data-signature] canvas")
    box.scroll_into_view_if_needed()
    place = box.bounding_box()
    components.mouse.move(place["x"] + 20, place["y"] + 60)
    components.mouse.down()
    components.mouse.move(place["x"] + 120, place["y"] + 30, steps=5)
    components.mouse.up()

    file = components.locator("#id_drawn")
    expect(components.locator("[data-sign-empty]")).to_be_hidden()
    components.wait_for_timeout(
        300
    )  # the canvas writes its PNG beside the page; the policy forbids polling it
    assert file.evaluate("(input) => input.files[0].type") == "image/png"

    components.get_by_role("button", name="Hapus tanda tangan").click()
    assert file.evaluate("(input) => input.files.length") == 0


def test_a_key_judges_and_no_opens_its_remark(components):
    components.locator("body").press("v")
    expect(components.locator("[name=V][value=y]")).to_be_checked()
    expect(components.locator("[data-remark]")).to_be_hidden()

    components.locator("body").press("v")
    expect(components.locator("[name=V][value=n]")).to_be_checked()
    expect(components.locator("[data-remark]")).to_be_visible()


def test_keys_are_silent_while_typing_and_when_switched_off(components):
    components.locator("#id_name").press("v")
    components.locator("[data-keys-switch]").uncheck()
    components.locator("body").press("v")

    assert components.locator("[name=V]:checked").count() == 0


def test_only_the_hash_of_a_pdf_travels(components):
    sent = []

    def answer(route):
        sent.append(route.request.post_data_buffer)
        route.fulfill(body="ok")

    components.locator("form[data-pdf-check]").evaluate("(form) => { form.action = '/periksa-contoh/'; }")
    components.route(re.compile("periksa-contoh"), answer)
    pdf = {"name": "s.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 contoh"}
    components.locator("form[data-pdf-check] input[type=file]").set_input_files(pdf)
    components.wait_for_url("**/periksa-contoh/")

    assert b"contoh" not in sent[0].replace(b"contoh-komponen", b"")
    assert re.search(rb'name="sha256"\s+[0-9a-f]{64}', sent[0])


def test_the_confirmation_opens_in_the_page_and_closes_again(components):
    box = components.locator("details.lsp-confirm")
    box.locator("summary").click()
    box.get_by_role("button", name="Batal").click()

    expect(box).not_to_have_attribute("open", "")
    expect(box.locator("summary")).to_be_focused()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_page_is_clean_for_axe_and_does_not_scroll_sideways(components, width):
    components.set_viewport_size({"width": width, "height": 900})

    found = Axe().run(components).response["violations"]

    assert [fault["id"] for fault in found] == []
    assert components.evaluate("document.documentElement.scrollWidth") <= width


def test_at_200_percent_nothing_is_cut_off(components):
    components.set_viewport_size({"width": 720, "height": 450})

    assert components.evaluate("document.documentElement.scrollWidth") <= 720


def test_without_scripts_the_page_still_has_its_buttons(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.route("**", served)
    page.goto(HERE)

    expect(page.locator("#id_photo")).to_be_visible()
    expect(page.get_by_role("button", name="Simpan dan lanjut")).to_be_visible()
    expect(page.locator("[data-sign-draw]")).to_be_hidden()
    context.close()


def test_the_bar_for_the_selected_comes_counts_and_goes(components):
    bar = components.locator("[data-when-selected]")
    expect(bar).to_be_hidden()

    components.locator("[data-pick-all]").check()
    expect(bar).to_contain_text("2 dipilih")

    components.get_by_role("button", name="Batal pilih").click()
    expect(bar).to_be_hidden()
    assert components.locator("[data-pick]:checked").count() == 0
