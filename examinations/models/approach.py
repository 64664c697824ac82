"""What FR.MAPA.01 asks about the approach, and the answers it offers; where the candidate comes from is
`assessments.Potential`.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Aim(models.TextChoices):
    """What the test is for."""

    CERTIFICATION = "CERTIFICATION", _("Certification")
    RECERTIFICATION = "RECERTIFICATION", _("Recertification")
    CURRENT = "CURRENT", _("Recognition of current competency")
    RPL = "RPL", _("Recognition of prior learning")
    OTHER = "OTHER", _("Other")


class Environment(models.TextChoices):
    """Where competence is shown."""

    WORKPLACE = "WORKPLACE", _("Real workplace")
    SIMULATION = "SIMULATION", _("Simulated workplace")


class Opportunity(models.TextChoices):
    """How easily evidence can be collected there."""

    AVAILABLE = "AVAILABLE", pgettext_lazy("opportunity", "Available")
    LIMITED = "LIMITED", pgettext_lazy("opportunity", "Limited")


class Relation(models.TextChoices):
    """What ties the standard to the candidate."""

    EVIDENCE = "EVIDENCE", _("Evidence that supports the assessment")
    WORK = "WORK", _("Activities at the candidate's workplace")
    LEARNING = "LEARNING", _("Learning activities")


class Conductor(models.TextChoices):
    """Who carries the assessment out."""

    LSP = "LSP", _("Certification body (LSP)")
    TRAINER = "TRAINER", _("Training organisation")
    COMPANY = "COMPANY", _("Company assessor")


class Confirmer(models.TextChoices):
    """The relevant persons with whom the plan was talked over."""

    MANAGER = "MANAGER", _("Certification manager of the LSP")
    MASTER = "MASTER", _("Master assessor or lead assessor")
    TRAINING = "TRAINING", _("Training manager")
    SUPERVISOR = "SUPERVISOR", _("Manager or supervisor at the workplace")


class Benchmark(models.TextChoices):
    """What the evidence is measured against."""

    STANDARD = "STANDARD", _("Competency standard (SKKNI)")
    CURRICULUM = "CURRICULUM", _("Assessment criteria of a training curriculum")
    PERFORMANCE = "PERFORMANCE", _("Performance specification of a company or industry")
    PRODUCT = "PRODUCT", _("Product specification")
    PROCEDURE = "PROCEDURE", _("Procedures and guidelines")


class Modification(models.TextChoices):
    """Part 3 of the form: each is answered yes or no, and a yes is explained."""

    CANDIDATE = "CANDIDATE", _("Special characteristics of the candidate")
    WORKPLACE = "WORKPLACE", _("Needs that come from the workplace")
    DEVELOPER = "DEVELOPER", _("Advice of those who developed the training or the assessment")
    INSTRUMENT = "INSTRUMENT", _("Adaptation of the instruments")
    INTEGRATION = "INTEGRATION", _("Chances to assess several units together")


class EvidenceKind(models.TextChoices):
    """Direct, indirect, additional: L, TL, T as the form writes them."""

    DIRECT = "L", pgettext_lazy("evidence", "Direct (L)")
    INDIRECT = "TL", pgettext_lazy("evidence", "Indirect (TL)")
    ADDITIONAL = "T", pgettext_lazy("evidence", "Additional (T)")
