"""Every measure has a worked example; `test_worked_examples` runs them."""

import doctest
import importlib

import pytest

WITH_EXAMPLES = ("acts", "share", "rate", "joint", "force", "breadth", "speed", "kinds", "window")


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_each_measure_has_a_worked_example(name: str) -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = finder.find(importlib.import_module(f"r2p.measures.{name}"))
    assert sum(len(test.examples) for test in found) > 0
