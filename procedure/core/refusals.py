"""Every expected "no". A refusal is a value for the caller, with the clause it follows from;
anything else is a bug.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

RETRYABLE = True


class Code(StrEnum):
    """Why an act was refused, and when that is so. The words for people are in the catalogs, by
    code.

    RETRYABLE stands where time alone may lift it: the same call, unchanged, may succeed later. What
    needs other input, another caller or another act first is refused until then.
    """

    _value_: str
    retryable: bool

    def __new__(cls, word: str, when: str, retryable: bool = False) -> Self:
        code = str.__new__(cls, word)
        code._value_, code.__doc__, code.retryable = word, when, retryable
        return code

    NOT_FOUND = "NOT_FOUND", "There is no such thing, or the caller may not see it."
    NOT_ALLOWED = "NOT_ALLOWED", "The caller's role or relation does not allow it."
    WRONG_STATE = (
        "WRONG_STATE",
        "Not in the state in which the ticket is; see `allowedActions`.",
    )
    REQUIRED = "REQUIRED", "A value is missing or blank."
    TOO_LONG = "TOO_LONG", "A text is longer than there is room for."
    INVALID = "INVALID", "A value is none of those that are possible here."
    STALE_VERSION = "STALE_VERSION", "Somebody changed it meanwhile: read it again."
    IDEMPOTENCY_KEY_REUSED = "IDEMPOTENCY_KEY_REUSED", "The key was used with another body."
    IN_THE_FUTURE = (
        "IN_THE_FUTURE",
        "It is said to have happened at an instant that has not come yet.",
        RETRYABLE,
    )
    TOO_LATE_TO_RECORD = (
        "TOO_LATE_TO_RECORD",
        "It happened more than 24 hours ago: only a lead records it as of then.",
    )
    OUT_OF_ORDER = "OUT_OF_ORDER", "It would have happened before what is on record already."
    LOWERING_NEEDS_LEAD = (
        "LOWERING_NEEDS_LEAD",
        "Only a lead lowers a priority that is confirmed.",
    )
    NOT_STAFF_OF_AREA = "NOT_STAFF_OF_AREA", "That person does not serve the ticket's area."
    BEYOND_COMPLEXITY = (
        "BEYOND_COMPLEXITY",
        "The ticket is harder than what that person takes in its area.",
    )
    OFF_SHIFT = "OFF_SHIFT", "That person is not on shift now.", RETRYABLE
    ABSENT = "ABSENT", "That person is absent now.", RETRYABLE
    NOBODY_FITS = (
        "NOBODY_FITS",
        "Nobody of the staff can take the ticket now, by area, level, shift or absence.",
        RETRYABLE,
    )
    COMPLAINED_ABOUT = "COMPLAINED_ABOUT", "The complaint is about the person who would act."
    COMPLAINT_UNSETTLED = (
        "COMPLAINT_UNSETTLED",
        "Until a lead has said whom the complaint is about, only a lead owns it.",
    )
    SAME_PERSON = "SAME_PERSON", "Somebody else than who prepared it has to do it."
    KNOWLEDGE_NOT_CONSULTED = (
        "KNOWLEDGE_NOT_CONSULTED",
        "The knowledge base has to be consulted before the ticket is resolved.",
    )
    NO_PUBLIC_MESSAGE = (
        "NO_PUBLIC_MESSAGE",
        "The customer has to be written to before the ticket is resolved.",
    )
    NOT_CONFIRMED = "NOT_CONFIRMED", "The customer has not confirmed the solution."
    CONFIRMED_ALREADY = (
        "CONFIRMED_ALREADY",
        "Staff have confirmed what it is: a reply tells them what to correct.",
    )
    WINDOW_PASSED = "WINDOW_PASSED", "The days in which it was possible have passed."
    ALREADY_DONE = "ALREADY_DONE", "It was done before, and nothing is left to do."
    DIFFERENT_CUSTOMER = "DIFFERENT_CUSTOMER", "The two tickets are not of the same customer."
    READERS_DIFFER = (
        "READERS_DIFFER",
        "Somebody who takes part in one of the two tickets may not see the other: link them.",
    )
    BAD_POLICY = "BAD_POLICY", "A policy with this content cannot be followed."
    FILE_EMPTY = "FILE_EMPTY", "A file without a byte."
    FILE_TOO_LARGE = "FILE_TOO_LARGE", "A file is larger than there is room for."
    FILE_INFECTED = "FILE_INFECTED", "A file in which something was found that does harm."
    TOO_MANY_FILES = "TOO_MANY_FILES", "More files than one act takes."
    TOO_MANY_UPLOADS = (
        "TOO_MANY_UPLOADS",
        "More files of the caller wait to be claimed than may; after a day those are dropped.",
        RETRYABLE,
    )
    ONESELF = "ONESELF", "Nobody does this to themself: somebody else has to."
    LAST_MANAGER = "LAST_MANAGER", "The desk would be left without a manager."
    SUCCESSOR_REQUIRED = (
        "SUCCESSOR_REQUIRED",
        "The person has open requests, and nobody to whom they pass: name a successor.",
    )
    TOO_MANY_INVITATIONS = (
        "TOO_MANY_INVITATIONS",
        "The address, or the company, has had its invitations of a day.",
        RETRYABLE,
    )
    EMAIL_TAKEN = "EMAIL_TAKEN", "Somebody has that mail address already."
    NAME_TAKEN = "NAME_TAKEN", "Another one has that name already."
    TEAM_IN_USE = "TEAM_IN_USE", "People are still in that team: move them first."
    DOMAIN_TAKEN = "DOMAIN_TAKEN", "The mail domain is another company's."
    DOMAIN_UNPROVEN = (
        "DOMAIN_UNPROVEN",
        "Nobody of the company has proven an address of that mail domain yet.",
    )
    UNKNOWN_PLACEHOLDER = (
        "UNKNOWN_PLACEHOLDER",
        "A saved reply leaves room for something that nobody could fill in.",
    )
    UNFILLED_PLACEHOLDER = (
        "UNFILLED_PLACEHOLDER",
        "Words that began as a saved reply still have a gap where something should stand.",
    )
    NOT_A_CUSTOMER = "NOT_A_CUSTOMER", "The message says that it is from staff."


class Refusal(Exception):
    """The act does not happen, and nothing changed.

    `field` is the path of the input that is wrong, `clause` the numbered sentence of SGC-SAC-001
    behind the refusal, `facts` what the sentence for the reader needs (the longest length allowed,
    the current version …).
    """

    def __init__(
        self,
        code: Code,
        field: str | None = None,
        *,
        clause: str | None = None,
        facts: Mapping[str, str | int] | None = None,
    ) -> None:
        super().__init__(f"{code}{f' at {field}' if field else ''}")
        self.code = code
        self.field = field
        self.clause = clause
        self.facts = dict(facts or {})
