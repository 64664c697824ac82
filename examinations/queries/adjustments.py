"""Which adjustments hold, and what of them everybody may know: the measures, never the reasons (9.2, 9.3)."""


def current_adjustments(assessment):
    """What the assessor decided last, FR.AK.07; None where nobody needed anything."""
    return assessment.adjustments.order_by("-number").select_related("paper", "decided_by").first()


def agreed_adjustments(assessment):
    """The last that both have signed: these hold."""
    return assessment.adjustments.filter(agreed_at__isnull=False).order_by("-number").first()


def open_request(assessment):
    """What the candidate asked for and nobody has decided yet; None where nothing waits."""
    return assessment.adjustment_requests.filter(answers__isnull=True).order_by("-asked_at", "-pk").first()


def unsigned_adjustments(assessment):
    """FR.AK.07 as long as a hand is missing under it; None where nothing waits."""
    last = current_adjustments(assessment)
    return last if last and last.agreed_at is None else None


def extra_percent(plan):
    """How much more time the candidate of this plan has, in percent of the usual; 0 where nothing was agreed."""
    agreed = agreed_adjustments(plan.assessment)
    return (agreed and agreed.extra_percent) or 0


def measures_of(assessment):
    """What is done for this candidate, in words and without a reason: for invigilator, secretariat, test place."""
    agreed = agreed_adjustments(assessment)
    return agreed.measures_read if agreed else []
