"""The codebook: every column and every term, made from schemas and vocabularies."""

from dataclasses import dataclass
from functools import cache

import pandas as pd

from r2p.dataset.release import GROUPS, Layout, layouts
from r2p.dataset.schema import Field
from r2p.dataset.vocabulary import VOCABULARIES, schema_of, vocabulary

_TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "date": "day",
    "yearmonth": "month",
    "boolean": "yes or no",
    "object": "labels by act",
}


_SIGNS = {";": "semicolons", ",": "commas"}


@dataclass(frozen=True)
class Codebook:
    """The codebook as two frames, whose headings are shown as they are.

    ``columns`` has one row per column of a published table: Table, Column,
    Heading, Meaning, Type, Allowed, Required, Derived, and the ids ``table``
    and ``group``. ``terms`` has one row per term of a vocabulary: Vocabulary,
    Term, Label, Definition, Where the neighbour begins, Family, Weight, Lasts.
    """

    columns: pd.DataFrame
    terms: pd.DataFrame


@cache
def codebook() -> Codebook:
    """The codebook. Shared by all sessions: do not change its frames."""
    columns = [
        _column(layout, field) for layout in layouts().values() for field in layout.schema.fields
    ]
    terms = [row for name in VOCABULARIES for row in _terms(name)]
    return Codebook(pd.DataFrame(columns), pd.DataFrame(terms).fillna(""))


def allowed(field: Field) -> str:
    """What a cell of the column may hold, in words; empty if anything of its type."""
    limits = field.constraints
    parts = []
    if "enum" in limits:
        parts.append("one of " + ", ".join(map(str, limits["enum"])))
    if field.form:
        parts.append(field.form)
    if field.reference and field.reference != "cases":
        of = layouts().get(field.reference)
        term = bool(of and of.group == "vocabulary")
        one, many = ("a term", "terms") if term else ("an id", "ids")
        parts.append(f"{many if field.separator else one} of {of.title if of else field.reference}")
    elif field.reference:
        parts.append("id of a crisis")
    if field.separator:
        parts.append(f"several separated by {_SIGNS.get(field.separator, field.separator)}")
    if "minimum" in limits and "maximum" in limits:
        parts.append(f"{limits['minimum']} to {limits['maximum']}")
    elif "minimum" in limits:
        parts.append(f"at least {limits['minimum']}")
    if "minLength" in limits and "maxLength" in limits:
        parts.append(f"{limits['minLength']} to {limits['maxLength']} characters")
    elif "maxLength" in limits:
        parts.append(f"at most {limits['maxLength']} characters")
    if field.max_words:
        parts.append(f"at most {field.max_words} words")
    return "; ".join(parts)


def _column(layout: Layout, field: Field) -> dict[str, object]:
    return {
        "Table": layout.title,
        "Column": field.name,
        "Heading": field.title,
        "Meaning": field.description,
        "Type": _TYPES[field.type],
        "Allowed": allowed(field),
        "Required": field.required,
        "Derived": field.name in layout.derived,
        "table": layout.name,
        "group": GROUPS[layout.group],
    }


def _terms(name: str) -> list[dict[str, object]]:
    title = schema_of(name).title
    return [
        {
            "Vocabulary": title,
            "Term": str(row["id"]),
            "Label": row["label"],
            "Definition": row.get("definition", ""),
            "Where the neighbour begins": row.get("neighbour", ""),
            "Family": vocabulary("families")["label"][row["family"]] if "family" in row else "",
            "Weight": f"{row['weight']:g}" if "weight" in row else "",
            "Lasts": ("yes" if row["lasts"] else "no") if "lasts" in row else "",
            "vocabulary": name,
        }
        for row in vocabulary(name).to_dict("records")
    ]
