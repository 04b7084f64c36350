"""What the release says about itself: its introduction and its licences."""

from r2p.dataset.cite import apa, dataset_work
from r2p.dataset.load import Dataset
from r2p.dataset.reference import provenances
from r2p.dataset.release import GROUPS, layouts


def introduction(dataset: Dataset) -> str:
    """The README of the release."""
    about = dataset.about
    checked = int(dataset.events["checked"].sum())
    lines = [
        f"# {about['title']}",
        "",
        f"Version {about['version']}, {about['released'].isoformat()}. Codebook version "
        f"{about['codebook_version']}.",
        f"{len(dataset.cases)} crises, {len(dataset.events):,} acts of which {checked:,} were "
        f"checked against a text, {len(dataset.sources):,} sources.",
        "",
        "One row of the acts is one preventive or protective action, or the failure of one, with",
        "its date, actors, instrument, mode, result and sources. Failures and acts that worked",
        "against prevention are in the table too. The crises were chosen and hold no quiet",
        "non-crisis; counting follows reporting; nothing here shows a cause.",
        "",
        "## How to cite",
        "",
        apa(dataset_work(about)),
        "",
        "BibTeX and RIS are in citation.bib and citation.ris.",
        "",
        "## Tables",
        "",
    ]
    for group, title in GROUPS.items():
        lines.append(f"{title} ({group}/)")
        lines += [
            f"- {layout.name}: {layout.schema.description}"
            for layout in layouts().values()
            if layout.group == group
        ]
        lines.append("")
    lines += [
        'Columns that follow from others are marked "derived" in datapackage.json. Several values',
        "in one cell are separated by a semicolon. An empty cell means unknown, never zero. The",
        "coder's notes on each crisis are in notes/.",
        "",
        "## Licence",
        "",
        f"The tables of this dataset are under {about['licence_title']} ({about['licence_url']}).",
        "The tables in reference/ are of other producers, each under its own licence: LICENCE.md.",
    ]
    return "\n".join(lines) + "\n"


def licence_text(dataset: Dataset) -> str:
    """The licences of the release, table by table."""
    about = dataset.about
    lines = [
        "# Licences",
        "",
        f"The crises, acts, arguments, vocabularies and notes of this dataset, version "
        f"{about['version']}, are by {', '.join(about['creators'])} and are licensed under "
        f"{about['licence_title']}, {about['licence_url']}. You may share and adapt them, also",
        "commercially, if you give credit, link to the licence and say what you changed.",
        "",
        "The tables in reference/ are of other producers. Each keeps its own terms:",
        "",
    ]
    for origin in provenances().values():
        lines += [
            f"## reference/{origin.table}.csv",
            "",
            f"{origin.title}. {origin.producer}: {origin.dataset}.",
            f"Licence: {origin.licence}, {origin.licence_url}",
            f"Passing on: {origin.redistribution}",
            f"Cite: {origin.citation}",
            f"Read from: {origin.read_from}",
            f"What it leaves out: {origin.leaves_out}",
            "",
        ]
    return "\n".join(lines)
