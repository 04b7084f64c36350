"""How the dataset, one crisis or one act is cited: as text, BibTeX and RIS.

No address is invented: the one under which the atlas was read is passed in by
whoever knows it, and left out where nobody does.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from r2p.dataset.load import Dataset

STYLES = {"apa": "APA", "chicago": "Chicago", "bibtex": "BibTeX", "ris": "RIS"}
"""The forms in which a work can be cited."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Work:
    """What is cited: the dataset, or a part of it.

    ``part`` is the title of the act, crisis or view and ``part_id`` its id, for
    a view its page and choices; both are empty for the dataset as a whole.
    ``kind`` says what the part is. ``address`` is where it was read on the
    day ``accessed``; either may be missing.
    """

    title: str
    creators: tuple[str, ...]
    released: date
    version: str
    licence: str
    name: str
    part: str = ""
    part_id: str = ""
    address: str = ""
    accessed: date | None = None
    kind: str = "entry"

    @property
    def called(self) -> str:
        """The part by its kind and id, such as ``Entry KEN-2007``."""
        return f"{self.kind.capitalize()} {self.part_id}"


def dataset_work(about: dict[str, Any], *, address: str = "", accessed: date | None = None) -> Work:
    """The dataset as a whole; ``about`` holds the keys of ``data/dataset.toml``."""
    return Work(
        title=about["title"],
        creators=tuple(about["creators"]),
        released=about["released"],
        version=about["version"],
        licence=about["licence"],
        name=about["name"],
        address=address,
        accessed=accessed,
    )


def act_work(
    dataset: Dataset, event_id: str, *, address: str = "", accessed: date | None = None
) -> Work:
    """One act.

    Raises:
        KeyError: there is no such act.
    """
    titles = dataset.events.loc[dataset.events["event_id"] == event_id, "title"]
    if titles.empty:
        raise KeyError(f"no act {event_id!r}")
    return _part(dataset, titles.iloc[0], event_id, address, accessed)


def crisis_work(
    dataset: Dataset, case_id: str, *, address: str = "", accessed: date | None = None
) -> Work:
    """One crisis with all its acts.

    Raises:
        KeyError: there is no such crisis.
    """
    return _part(dataset, str(dataset.case(case_id)["title"]), case_id, address, accessed)


def view_work(
    dataset: Dataset, title: str, state: str, *, address: str = "", accessed: date | None = None
) -> Work:
    """One view of the atlas.

    Args:
        dataset: the dataset that is shown.
        title: of the page, with what it shows.
        state: page and choices as they stand in its link.
        address: where it was read; empty where nobody else can.
        accessed: the day it was read.
    """
    return replace(_part(dataset, title, state, address, accessed), kind="view")


def _part(dataset: Dataset, part: str, part_id: str, address: str, accessed: date | None) -> Work:
    whole = dataset_work(dataset.about, address=address, accessed=accessed)
    return Work(**{**vars(whole), "part": part, "part_id": part_id})


def cited(work: Work, style: str) -> str:
    """The work in one of the `STYLES`.

    Raises:
        KeyError: there is no such style.
    """
    return {"apa": apa, "chicago": chicago, "bibtex": bibtex, "ris": ris}[style](work)


def apa(work: Work) -> str:
    """The work as text in APA style (7th edition)."""
    year = work.released.year
    who = _stopped(_joined(work.creators, "&"))
    if work.part:
        what = (
            f"{who} ({year}). {_stopped(work.part)} In {work.title} "
            f"(Version {work.version}, {work.kind} {work.part_id}) [Data set]."
        )
    else:
        what = f"{who} ({year}). {work.title} (Version {work.version}) [Data set]."
    if not work.address:
        return what
    if not work.accessed:
        return f"{what} {work.address}"
    day = f"{_MONTHS[work.accessed.month - 1]} {work.accessed.day}, {work.accessed.year}"
    return f"{what} Retrieved {day}, from {work.address}"


def chicago(work: Work) -> str:
    """The work as text in Chicago style (author and date)."""
    part = f"“{_stopped(work.part)}” {work.called} in " if work.part else ""
    text = (
        f"{_stopped(_joined(work.creators, 'and'))} {work.released.year}. "
        f"{part}{work.title}. Version {work.version}. Data set."
    )
    if work.address and work.accessed:
        day = f"{_MONTHS[work.accessed.month - 1]} {work.accessed.day}, {work.accessed.year}"
        text = f"{text} Accessed {day}."
    return f"{text} {work.address}." if work.address else text


def bibtex(work: Work) -> str:
    """The work as a BibTeX entry."""
    fields = {
        "author": " and ".join(_bibtex_name(name) for name in work.creators),
        "title": f"{{{_tex(work.part or work.title)}}}",
        "year": str(work.released.year),
        "version": work.version,
        "howpublished": "Data set",
        "note": (
            f"{_tex(work.called)} in {_tex(work.title)}, version {work.version}. "
            if work.part
            else f"Version {work.version}. "
        )
        + f"Licence: {work.licence}",
    }
    if work.address:
        fields["url"] = _address(work.address)
        if work.accessed:
            fields["urldate"] = work.accessed.isoformat()
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{_key(work)},\n{body}\n}}\n"


def ris(work: Work) -> str:
    """The work as an RIS record."""
    released = work.released
    lines = [("TY", "DATA")]
    lines += [("AU", name) for name in work.creators]
    lines.append(("TI", work.part or work.title))
    if work.part:
        lines += [("T2", work.title), ("M1", work.part_id)]
    lines += [
        ("PY", str(released.year)),
        ("DA", f"{released:%Y/%m/%d}"),
        ("ET", work.version),
        ("N1", f"Licence: {work.licence}"),
    ]
    if work.address:
        lines.append(("UR", work.address))
        if work.accessed:
            lines.append(("Y2", f"{work.accessed:%Y/%m/%d}"))
    lines.append(("ER", ""))
    # A line break inside a value would begin a new field.
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in lines)


def cff(work: Work) -> str:
    """The dataset as a Citation File Format file (``CITATION.cff``)."""
    lines = [
        "cff-version: 1.2.0",
        "message: If you use this dataset, please cite it as below.",
        "type: dataset",
        f"title: {_yaml(work.title)}",
        "authors:",
        *(line for name in work.creators for line in _cff_name(name)),
        f"version: {_yaml(work.version)}",
        f"date-released: {work.released.isoformat()}",
        f"license: {work.licence}",
    ]
    if work.address:
        lines.append(f"url: {_yaml(work.address)}")
    return "\n".join(lines) + "\n"


def _joined(names: tuple[str, ...], last: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def _bibtex_name(name: str) -> str:
    """``Surname, Given`` is a person; all else is one name that must not be split."""
    return _tex(name) if "," in name else f"{{{_tex(name)}}}"


def _cff_name(name: str) -> list[str]:
    family, comma, given = name.partition(",")
    if not comma:
        return [f"  - name: {_yaml(name)}"]
    return [
        f"  - family-names: {_yaml(family.strip())}",
        f"    given-names: {_yaml(given.strip())}",
    ]


def _stopped(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _key(work: Work) -> str:
    return re.sub(r"[^A-Za-z0-9:-]", "-", work.part_id or f"{work.name}-{work.released.year}")[:60]


_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, f"\\{sign}" if sign in "&%$#_{}" else sign) for sign in text)


def _address(url: str) -> str:
    """An address that cannot end its field: braces and line breaks are percent-encoded."""
    return re.sub(r"[{}\\\s]", lambda found: f"%{ord(found.group()):02X}", url)


def _yaml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
