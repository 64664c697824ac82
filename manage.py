#!/usr/bin/env python3
"""Django's command line for the portal."""

import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lsp_portal.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - the settings must be named first

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
