"""The worked examples in the measures run, and every measure has one."""

import doctest
import importlib
import pkgutil

import pytest

import r2p.measures

MODULES = [f"r2p.measures.{module.name}" for module in pkgutil.iter_modules(r2p.measures.__path__)]
WITH_EXAMPLES = ("acts", "share", "rate", "joint", "force", "breadth", "speed", "kinds", "window")


@pytest.mark.parametrize("name", MODULES)
def test_worked_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_each_measure_has_a_worked_example(name: str) -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = finder.find(importlib.import_module(f"r2p.measures.{name}"))
    assert sum(len(test.examples) for test in found) > 0
