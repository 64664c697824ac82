"""A program by itself, started as `python -I child`; nothing of the portal imports it, and it imports nothing
of the portal.
"""
