"""What makes a policy one that nobody could follow."""

from __future__ import annotations

from models.vocabulary import PolicyFlaw


class Flawed(ValueError):
    """The message is for a log; `flaw` and `what`, the word or place that is wrong, are for people:
    `what` is empty where it is the whole.
    """

    def __init__(self, message: str, flaw: PolicyFlaw, what: object = "") -> None:
        super().__init__(message)
        self.flaw = flaw
        self.what = str(what)
