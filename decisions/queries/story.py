"""What retests add to the log of a case, in the words that its applicant reads."""

from django.utils.translation import gettext_lazy

WORDS = {
    "retest.asked": gettext_lazy("A retest was asked for; its invoice was issued."),
    "retest.withdrawn": gettext_lazy("The retest was withdrawn."),
}
