"""Every expected "no". A refusal is a value for the caller, with the clause it follows from; anything else is a bug."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Code(StrEnum):
    """Why an act was refused. The words for people are in the catalogs, by code."""

    NOT_FOUND = "NOT_FOUND"
    NOT_ALLOWED = "NOT_ALLOWED"
    WRONG_STATE = "WRONG_STATE"
    REQUIRED = "REQUIRED"
    TOO_LONG = "TOO_LONG"
    INVALID = "INVALID"
    STALE_VERSION = "STALE_VERSION"
    IDEMPOTENCY_KEY_REUSED = "IDEMPOTENCY_KEY_REUSED"
    IN_THE_FUTURE = "IN_THE_FUTURE"
    TOO_LATE_TO_RECORD = "TOO_LATE_TO_RECORD"
    OUT_OF_ORDER = "OUT_OF_ORDER"
    LOWERING_NEEDS_LEAD = "LOWERING_NEEDS_LEAD"
    NOT_STAFF_OF_AREA = "NOT_STAFF_OF_AREA"
    BEYOND_COMPLEXITY = "BEYOND_COMPLEXITY"
    OFF_SHIFT = "OFF_SHIFT"
    ABSENT = "ABSENT"
    NOBODY_FITS = "NOBODY_FITS"
    COMPLAINED_ABOUT = "COMPLAINED_ABOUT"
    SAME_PERSON = "SAME_PERSON"
    KNOWLEDGE_NOT_CONSULTED = "KNOWLEDGE_NOT_CONSULTED"
    NO_PUBLIC_MESSAGE = "NO_PUBLIC_MESSAGE"
    NOT_CONFIRMED = "NOT_CONFIRMED"
    WINDOW_PASSED = "WINDOW_PASSED"
    ALREADY_DONE = "ALREADY_DONE"
    DIFFERENT_CUSTOMER = "DIFFERENT_CUSTOMER"
    BAD_POLICY = "BAD_POLICY"
    FILE_EMPTY = "FILE_EMPTY"
    FILE_TOO_LARGE = "FILE_TOO_LARGE"
    FILE_INFECTED = "FILE_INFECTED"
    TOO_MANY_FILES = "TOO_MANY_FILES"
    NOT_A_CUSTOMER = "NOT_A_CUSTOMER"


class Refusal(Exception):
    """The act does not happen, and nothing changed.

    `field` is the path of the input that is wrong, `clause` the numbered sentence of SGC-SAC-001 behind the refusal,
    `facts` what the sentence for the reader needs (the longest length allowed, the current version …).
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
