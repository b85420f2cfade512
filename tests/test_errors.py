"""Every error says what, where and what to do, in one line, and stands in the drawn tree."""

import inspect
import re
from collections.abc import Iterator

import pytest

from mithaq import errors
from mithaq.errors import MithaqError

#: A value for each name that a constructor asks for; by its type where the name is not here.
GIVEN = {"nearest": ("accord:abraham-accords",), "known": ("ar", "en"), "byte": 0xDE}
BY_TYPE = {str: "value", int: 7}


def kinds(root: type[MithaqError] = MithaqError) -> Iterator[type[MithaqError]]:
    for kind in root.__subclasses__():
        if kind.__module__ == errors.__name__:
            yield kind
            yield from kinds(kind)


def make(kind: type[MithaqError]) -> MithaqError:
    asked = inspect.signature(kind.__init__).parameters
    given = [
        GIVEN.get(name, BY_TYPE.get(asked[name].annotation, "value")) for name in list(asked)[1:]
    ]
    return kind(*given)  # type: ignore[arg-type]


def leaves() -> list[type[MithaqError]]:
    return [kind for kind in kinds() if not kind.__subclasses__()]


@pytest.mark.parametrize("kind", leaves())
def test_an_error_says_what_where_and_what_to_do(kind: type[MithaqError]) -> None:
    error = make(kind)
    assert str(error) == f"{error.where}: {error.what}; {error.do}"
    assert "\n" not in str(error)
    assert error.what
    assert error.do


@pytest.mark.parametrize("kind", list(kinds()))
def test_an_error_stands_in_the_tree_and_has_its_sentence(kind: type[MithaqError]) -> None:
    assert errors.__doc__
    assert re.search(rf"\b{kind.__name__}\b", errors.__doc__)
    assert kind.__doc__


def test_an_unknown_name_without_a_near_one_says_where_to_look() -> None:
    assert "mithaq data list" in str(errors.UnknownName("zzz", "state"))
