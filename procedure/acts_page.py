"""docs/acts.md: every act as it is declared. `python -m procedure.acts_page` writes it anew."""

from collections.abc import Iterable
from enum import StrEnum

from models.vocabulary import ENDED, Audience, Status
from procedure.core.acts import ACTS, Declaration
from procedure.core.relations import Relation
from settings import HERE

PAGE = HERE / "docs" / "acts.md"
BEGINNING = """\
# The acts on a ticket

Each act is declared once, in `procedure/core/acts.py`; what it leaves on record, in
`procedure/core/events.py`. This page is printed from both by `python -m procedure.acts_page`, and a
test compares. Without a state in the last column the state stays. Customers do not know of
*internal* events.

| Clause | Act | Possible in | By | Event | Leads to |
|--------|-----|-------------|----|-------|----------|
"""


def page() -> str:
    return BEGINNING + "".join(f"{_row(act)}\n" for act in ACTS.values())


def _row(act: Declaration) -> str:
    event = f"`{act.event.kind}`"
    if act.event.audience is not Audience.PUBLIC:
        event += " *internal*"
    cells = (
        act.clause,
        f"`{act.verb}`",
        _states(act.sources),
        _names(act.by, Relation),
        event,
        f"`{act.target}`" if act.target else "",
    )
    return f"| {' | '.join(cells)} |"


def _states(states: Iterable[Status]) -> str:
    """The states, the open ones all together where all are meant."""
    left, said = set(states), []
    if left == set(Status):
        return "any"
    if left >= set(Status) - ENDED:
        left, said = left & ENDED, ["any open"]
    return ", ".join([*said, *(f"`{status}`" for status in Status if status in left)])


def _names(those: Iterable[StrEnum], order: Iterable[StrEnum]) -> str:
    named = set(those)
    return ", ".join(f"`{each}`" for each in order if each in named)


if __name__ == "__main__":  # pragma: no cover
    PAGE.write_text(page(), encoding="utf-8")
