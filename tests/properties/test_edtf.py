"""Our subset of EDTF agrees with the package `edtf` on what the dates mean."""

import datetime as dt

import edtf as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.edtf import bounds, is_edtf

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


def written(day: dt.date, exactness: int) -> str:
    return day.isoformat()[:exactness]


@given(day=DAYS, exactness=st.sampled_from([4, 7, 10]))
def test_bounds_are_those_of_the_oracle(day: dt.date, exactness: int) -> None:
    text = written(day, exactness)
    parsed = oracle.parse_edtf(text)
    ends = (parsed.lower_strict(), parsed.upper_strict())
    wanted = tuple(dt.date(*end[:3]).isoformat() for end in ends)
    assert is_edtf(text)
    assert bounds(text) == wanted


@given(one=DAYS, other=DAYS)
def test_an_interval_goes_from_its_first_day_to_its_last(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one.isoformat(), other.isoformat()))
    assert bounds(f"{first}/{last}") == (first, last)


@pytest.mark.parametrize("text", ["", "yesterday", "2025-13", "2025-02-30", "06/11/2025"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert not is_edtf(text)
