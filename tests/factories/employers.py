"""Changes of employer as tests need them, made by the action itself."""

import datetime as dt

from applications.actions.employers import report_employer

from .people import OrganisationFactory

CHANGED_ON = dt.date(2026, 9, 1)


def moved(application, *, to=None, proposed=None, at, by=None, **facts):
    """Reported: a partner's employee now, unless `to` names another employer (`to=False`: none)."""
    organisation = None if proposed or to is False else to or OrganisationFactory(partner=True)
    return report_employer(
        application,
        organisation=organisation,
        proposed=proposed,
        **{"changed_on": CHANGED_ON} | facts,
        by=by or application.applicant,
        at=at,
    )
