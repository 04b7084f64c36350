"""Telling at a glance that a table is sound, without asking the library for each cell.

The library takes a third of a second to be imported and most of the time of a check. Nearly
all tables are sound, so they are looked over first, column by column. The look is one-sided:
where it finds a table sound the library finds nothing either, and in all other cases the
library is asked, so that every message is its own.
"""

import re
from collections.abc import Callable, Sequence

from r2p.dataset.schema import Field

_KNOWN = {"required", "unique", "pattern", "enum", "minLength", "maxLength", "minimum", "maximum"}
_TYPES = {"string", "date", "integer", "number", "boolean"}


def evidently_sound(
    columns: Sequence[tuple[Field, list[str]]], allowed: Callable[[Field], list[str] | None]
) -> bool:
    """Whether no cell breaks its constraints for sure; the form of the cells is known to be good.

    Args:
        columns: each column with its cells, empty where unknown.
        allowed: the only values a cell of a column may have; None if any will do.
    """
    return all(_fits(field, cells, allowed(field)) for field, cells in columns)


def _fits(field: Field, cells: list[str], allowed: list[str] | None) -> bool:
    limits = field.constraints
    if field.type not in _TYPES or not limits.keys() <= _KNOWN:
        return False
    filled = [cell for cell in cells if cell]
    if field.required and len(filled) < len(cells):
        return False
    different = set(filled)
    if limits.get("unique") and len(different) < len(filled):
        return False
    if allowed is not None and not different <= set(allowed):
        return False
    if "pattern" in limits:
        fits = re.compile(limits["pattern"]).fullmatch
        if not all(map(fits, different)):
            return False
    return _in_length(limits, different) and _in_range(field, different)


def _in_length(limits: dict, cells: set[str]) -> bool:
    least, most = limits.get("minLength", 0), limits.get("maxLength")
    return all(least <= len(cell) and (most is None or len(cell) <= most) for cell in cells)


def _in_range(field: Field, cells: set[str]) -> bool:
    low, high = field.constraints.get("minimum"), field.constraints.get("maximum")
    if low is None and high is None:
        return True
    if field.type == "date":  # days in ISO form are in order as text
        return all((low is None or low <= c) and (high is None or c <= high) for c in cells)
    if field.type not in ("integer", "number"):
        return False
    numbers = [float(cell) for cell in cells]
    return all((low is None or low <= n) and (high is None or n <= high) for n in numbers)
