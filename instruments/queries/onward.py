"""Where an edition leads on: pages of upper floors that its own page links to."""

ONWARD = []
"""`onward(instrument)` yields pairs of a name and an address. An upper floor adds its own in its `AppConfig.ready`."""


def onward_from(instrument):
    """What lies there."""
    return [pair for onward in ONWARD for pair in onward(instrument)]
