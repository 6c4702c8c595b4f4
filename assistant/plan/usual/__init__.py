"""The usual steps between a first yes and a running system: data for the catalogue.

Durations and ranges are working days: shared practice of enterprise sellers as collected from
knitknot, meritt, guide2b2b, renewalpad, getgangly, spotlight.ai, outcomedriven, thevalueengine
and trumpet (vendor and consultant pages). They are defaults to correct, not promises. Entries
with `core=False` are this project's own estimates for steps that only some deals have.
"""

from assistant.plan.usual.assurance import ASSURANCE
from assistant.plan.usual.entry import CatalogueStep, Team
from assistant.plan.usual.evaluation import EVALUATION
from assistant.plan.usual.launch import LAUNCH
from assistant.plan.usual.paper import PAPER

USUAL: tuple[CatalogueStep, ...] = (*EVALUATION, *ASSURANCE, *PAPER, *LAUNCH)

__all__ = ["USUAL", "CatalogueStep", "Team"]
