"""Addresses of the plan of a test and of adjustments, each with its door."""

from django.urls import path

from examinations.views import adjustments, plans
from foundation.workflow.doors import SIGNED_IN, only

urlpatterns = [
    path("rencana/<int:pk>/", plans.plan, name="plan"),
    path("rencana/<int:pk>/susun/", plans.plan_test, name="plan_test"),
    path("rencana/<int:pk>/setuju/", plans.agree, name="agree_to_plan"),
    path("rencana/<int:pk>/ubah/", plans.ask_for_other, name="ask_for_other_plan"),
    path("rencana/<int:pk>/kertas/<slug:kind>/", plans.paper, name="plan_paper"),
    path("rencana/<int:pk>/penyesuaian/", adjustments.adjustments, name="adjustments"),
    path("rencana/<int:pk>/penyesuaian/minta/", adjustments.ask, name="ask_for_adjustments"),
    path("rencana/<int:pk>/penyesuaian/putuskan/", adjustments.decide, name="decide_adjustments"),
    path("rencana/<int:pk>/penyesuaian/setuju/", adjustments.agree, name="agree_to_adjustments"),
    path("rencana/<int:pk>/penyesuaian/kertas/", adjustments.paper, name="adjustments_paper"),
]

DOERS = only("ASSESSOR")

DOORS = {
    "plan": SIGNED_IN,
    "plan_test": DOERS,
    "agree_to_plan": SIGNED_IN,
    "ask_for_other_plan": SIGNED_IN,
    "plan_paper": SIGNED_IN,
    "adjustments": SIGNED_IN,
    "ask_for_adjustments": SIGNED_IN,
    "decide_adjustments": DOERS,
    "agree_to_adjustments": SIGNED_IN,
    "adjustments_paper": SIGNED_IN,
}
