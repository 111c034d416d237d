"""Every code that a program may decide on is on the partners' page, as it is declared."""

import re

import pytest

from api.gateway.errors import FaultCode
from procedure.core.refusals import Code
from settings import HERE
from texts.refusals import FAULTS

PAGE = (HERE / "docs" / "partners.md").read_text(encoding="utf-8")
WAITING_LIFTS = {
    "IN_THE_FUTURE",
    "OFF_SHIFT",
    "ABSENT",
    "NOBODY_FITS",
    "TOO_MANY_UPLOADS",
    "TOO_MANY_INVITATIONS",
    "RATE_LIMITED",
    "UNAVAILABLE",
    "INTERNAL",
}


def test_every_refusal_is_listed_as_it_is_declared() -> None:
    listed = re.findall(r"^\| `([A-Z_]+)` \| (yes)? \| (.+) \|$", PAGE, re.MULTILINE)

    assert listed == [(code, "yes" if code.retryable else "", code.__doc__) for code in Code]


def test_every_fault_is_listed_as_it_is_declared() -> None:
    listed = re.findall(r"^\| `([A-Z_]+)` \| (\d{3}) \| (yes)? \| (.+) \|$", PAGE, re.MULTILINE)

    assert listed == [
        (code, str(code.status), "yes" if code.retryable else "", code.__doc__)
        for code in FaultCode
    ]


def test_every_fault_has_its_sentence_and_no_other_code_has() -> None:
    assert FAULTS.keys() == set(FaultCode)


@pytest.mark.parametrize("codes", [Code, FaultCode])
def test_every_code_says_when_it_is_and_whether_waiting_lifts_it(
    codes: type[Code] | type[FaultCode],
) -> None:
    assert all(code.__doc__ and code.__doc__.endswith(".") for code in codes)
    assert len({code.__doc__ for code in codes}) == len(codes)
    assert {code for code in codes if code.retryable} == WAITING_LIFTS & set(codes)
