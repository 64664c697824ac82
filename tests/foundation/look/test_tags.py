"""The tags of the look, as pages use them."""

from datetime import date
from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context, Template

from foundation.look import icons
from foundation.workflow.answers import YES, no


def drawn(text, **context):
    return Template("{% load look %}" + text).render(Context(context)).strip()


def test_an_icon_beside_words_is_hidden_from_readers():
    assert drawn('{% icon "camera" %}').startswith(
        '<svg class="lsp-icon lsp-icon-camera" viewBox="0 0 24 24" aria-hidden="true"><path d='
    )


def test_an_icon_alone_has_a_name():
    assert 'role="img" aria-label="Hapus"' in drawn('{% icon "x" label="Hapus" %}')


def test_an_unknown_icon_says_where_to_add_it():
    with pytest.raises(LookupError, match=r"scripts/icons\.txt"):
        icons.drawing("no-such-icon")


def test_a_clause_links_where_the_page_knows_the_text():
    assert drawn('{% clause "9.1.2 a" %}', clause_page="/skema/x/1/") == (
        '<a class="lsp-clause" href="/skema/x/1/#clause-9.1.2">[9.1.2 a]</a>'
    )
    assert drawn('{% clause "9.1.3" %}') == '<span class="lsp-clause">[9.1.3]</span>'
    assert drawn('{% clause "" %}') == ""


def test_the_reason_stands_in_place_of_the_button():
    refused = no("Elemen 1.3 belum dinilai.", clause="9.1.3")

    assert "Elemen 1.3 belum dinilai. <span" in drawn("{% why answer %}", answer=refused)
    assert drawn("{% why answer %}", answer=YES) == ""


def test_what_a_person_wrote_is_escaped_in_every_tag():
    words = "<b>x</b>"
    texts = [
        '{% chip "run" "eye" words %}',
        "{% why answer %}",
        "{% clause words %}",
        '{% icon "x" label=words %}',
    ]

    for text in texts:
        assert "<b>" not in drawn(text, words=words, answer=no(words))


@pytest.mark.django_db
def test_a_deadline_has_its_date_for_machines_too(clock_at):
    shown = drawn("{% due day %}", day=date(2126, 11, 27))

    assert '<time datetime="2126-11-27">Rabu, 27 November 2126</time>' in shown
    assert drawn("{% due day %}", day=None) == ""


def test_a_fact_that_was_not_given_says_so():
    frame = SimpleNamespace(fact={"opening_hours": "", "name": "LSP"}.get)

    shown = drawn('{% fact "opening_hours" %}, {% fact "name" %}', frame=frame)

    assert shown == "<i>belum diisi LSP</i>, LSP"


class Form(forms.Form):
    name = forms.CharField(label="Nama")
    phone = forms.CharField(label="Telepon", required=False)
    level = forms.ChoiceField(label="Jenjang", choices=[("D3", "D3")], widget=forms.RadioSelect)


class Draft(Form):
    optional = frozenset({"name"})


def test_only_what_may_stay_empty_says_so():
    marks = "{% for field in form %}{{ field|says_optional }} {% endfor %}"

    assert drawn(marks, form=Form()) == "False True False"
    assert drawn(marks, form=Draft()) == "True False False"


def test_the_summary_leads_to_each_field():
    form = Form({"name": "", "level": "S9"})
    form.add_error(None, "Terlambat.")

    lines = drawn(
        "{% faults_of as found %}{% for f in found %}{{ f.label }}|{{ f.id }};{% endfor %}", form=form
    )

    assert lines == "|;Nama|id_name;Jenjang|id_level;"


def test_the_fields_of_a_form_are_label_hint_field_error():
    form = Form({"name": ""})
    form.fields["name"].help_text = "Sesuai KTP."

    shown = drawn("{% load crispy_forms_tags %}{{ form.name|as_crispy_field }}", form=form)

    order = [shown.index(part) for part in ("form-label", "Sesuai KTP.", "<input", "invalid-feedback")]
    assert order == sorted(order)
    assert 'aria-describedby="id_name_helptext id_name_error"' in shown


def test_a_paper_is_linked_once_it_is_printed():
    text = '{% printed paper %}<a href="/x/">{% icon "download" %} A &amp; B</a>{% endprinted %}'

    assert '<a href="/x/">' in drawn(text, paper=SimpleNamespace(is_ready=True))
    waiting = drawn(text, paper=SimpleNamespace(is_ready=False))
    assert "<a " not in waiting
    assert "A &amp; B <small>Sedang dicetak; lihat lagi sebentar.</small>" in waiting
