"""The look: icons, and dates, money and deadlines as people write them."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    name = "foundation.look"
    label = "look"
