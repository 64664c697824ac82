"""How the items of the bank did."""

from django.urls import path

from examinations.views import item_statistics
from foundation.workflow.doors import only

urlpatterns = [path("butir/<int:pk>/", item_statistics.item_statistics, name="item_statistics")]
# As for the bank itself.
DOORS = {"item_statistics": only("COMMITTEE", "COMMITTEE_HEAD", "ASSESSOR")}
