"""Which certificate a case renews: known by the floor above that ties the two (9.7)."""

TIES = []
"""`tied(application) -> Certificate | None`: the certificate after which this case's own begins. An upper floor adds
its own in its `AppConfig.ready`; recertification says there what was renewed, or asked for anew after the last day.
"""


def renewed_by(application):
    """The certificate that the one of this case takes the place of; None for a first one."""
    return next((held for tied in TIES if (held := tied(application))), None)
