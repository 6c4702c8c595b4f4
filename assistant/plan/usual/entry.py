"""One entry of the catalogue."""

from typing import Literal

from assistant.plan.model import Side, Strict

Team = Literal["legal", "security", "finance", "procurement", "executive", "privacy"]


class CatalogueStep(Strict):
    """A usual step.

    Attributes:
        days: usual duration, working days; `low` and `high` are the usual range.
        side: who does it.
        team: who in the buyer's house it belongs to.
        after: ids of the steps that usually come before.
        synonyms: what people call it.
        needs: what it needs and where it sticks.
        core: whether most enterprise deals have it; others come up in some deals only.
    """

    id: str
    action: str
    days: int
    low: int
    high: int
    side: Side
    team: Team | None = None
    after: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    needs: str = ""
    core: bool = True


def entry(
    step_id: str,
    action: str,
    days: tuple[int, int, int],
    side: Side,
    *,
    needs: str,
    said: str,
    team: Team | None = None,
    after: tuple[str, ...] = (),
    core: bool = True,
) -> CatalogueStep:
    """Return an entry.

    Args:
        step_id: its id.
        action: its name.
        days: usual, shortest and longest duration, working days.
        side: who does it.
        needs: what it needs and where it sticks.
        said: what people call it, between commas.
        team: who in the buyer's house it belongs to.
        after: ids of the steps that usually come before.
        core: whether most enterprise deals have it.
    """
    usual, low, high = days
    return CatalogueStep(
        id=step_id,
        action=action,
        days=usual,
        low=low,
        high=high,
        side=side,
        team=team,
        after=after,
        synonyms=tuple(" ".join(words.split()) for words in said.split(",")),
        needs=needs,
        core=core,
    )
