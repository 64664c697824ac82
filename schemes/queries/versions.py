"""Which version of a scheme holds on a day, and what of it applies."""

from functools import lru_cache

from django.db.models import prefetch_related_objects

from schemes.models import FeePurpose, SchemeVersion


def version_in_force(scheme, on):
    """The version of this scheme that holds on that day; None where there is none."""
    return SchemeVersion.objects.in_force_on(on).filter(scheme=scheme).select_related("scheme").first()


def versions_in_force(on):
    """One version for every scheme that can be applied for on that day, by name."""
    return SchemeVersion.objects.in_force_on(on).select_related("scheme").order_by("title_id", "pk")


def fee_for(version, organisation_kind, on, *, purpose=FeePurpose.NEW):
    """The fee that holds on that day; None where the LSP has not fixed one (8.2.3, 8.3)."""
    dated = version.fees.filter(organisation_kind=organisation_kind, purpose=purpose, from_on__lte=on)
    return dated.order_by("-from_on").first()


def reasons_for(version, kind):
    """One short list of reasons, in its order."""
    return version.reasons.filter(kind=kind).order_by("position")


def document_requirements_for(version, requirements=()):
    """What is handed in by somebody who goes by these requirements; without any, by everybody (9.1.2 a-f)."""
    chosen = {requirement.pk for requirement in requirements}
    documents = with_rules(version).document_requirements.all()
    return [document for document in documents if document.is_needed_for(chosen)]


RULES = (
    "education_levels",
    "requirement_groups__requirements__levels",
    "document_requirements__requirements",
)


def with_rules(version):
    """The version with its levels, requirements and documents at hand: a page measures by them several times.

    What was approved is never changed again, the database refuses it; so it is read once in the life of a process.
    """
    if version.approved_at:
        return approved_rules(version.pk, version.approved_at)
    prefetch_related_objects([version], *RULES)
    return version


@lru_cache(maxsize=32)
def approved_rules(pk, _approved_at):
    """An approved version, for its rules alone: its state may have gone on since."""
    return SchemeVersion.objects.prefetch_related(*RULES).get(pk=pk)
