"""What every form that changes something carries: the token against forgery, and its own key."""

import uuid

from django import template
from django.middleware.csrf import get_token
from django.utils.html import format_html

register = template.Library()


@register.simple_tag(takes_context=True)
def form_keys(context):
    """Two hidden fields; the key makes a double click, a refresh and a retry one act (`receipts.doors`)."""
    request = context.get("request")
    token = get_token(request) if request else context.get("csrf_token", "")
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="_key" value="{}">',
        token,
        uuid.uuid4().hex,
    )
