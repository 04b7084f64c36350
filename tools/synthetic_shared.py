"""What an invented dataset shares: vocabularies as they are, claims and figures made to fit."""

import re
import shutil
from collections import defaultdict
from datetime import date
from pathlib import Path
from random import Random

from r2p.dataset.read import read_rows
from tools.synthetic_case import Made, Rows
from tools.synthetic_words import Words

_AS_THEY_ARE = ("schema", "vocabulary", "template", "reference", "CHANGELOG.md")
_REAL_CRISES = 16
_MOST_ROWS = 5_000  # see r2p.dataset.table
_ID = re.compile(r"\b[A-Z]{3}-[0-9]{4}(-[0-9]{3})?\b")
_SAME_AS_FIRST = 0.85
"""How often the second coder agrees, roughly as in the real double coding."""


def write_shared(random: Random, words: Words, real: Path, folder: Path, made: list[Made]) -> None:
    """Write everything but the crises: what is taken over first, then what has to fit them."""
    for name in _AS_THEY_ARE:
        if (real / name).is_dir():
            shutil.copytree(real / name, folder / name, copy_function=shutil.copyfile)
        else:
            shutil.copyfile(real / name, folder / name)
    _about(real, folder)
    _aliases(real / "vocabulary", folder / "vocabulary")
    _arguments(random, words, real, folder, made)
    _double_coding(random, real, folder, made)
    _reference(real, folder, made)


def _read(path: Path) -> tuple[list[str], Rows]:
    header, *rows = read_rows(path.read_text(encoding="utf-8"))
    return header, [dict(zip(header, row, strict=True)) for row in rows]


def _write(path: Path, header: list[str], rows: Rows) -> None:
    from tools.synthetic import write_table

    write_table(path, header, rows)


def _about(real: Path, folder: Path) -> None:
    text = (real / "dataset.toml").read_text(encoding="utf-8")
    title = 'title = "Synthetic dataset: every crisis in it is invented"'
    text = re.sub(r'^title = ".*"$', title, text, flags=re.MULTILINE)
    text = re.sub(r'^name = ".*"$', 'name = "synthetic"', text, flags=re.MULTILINE)
    (folder / "dataset.toml").write_text(text, encoding="utf-8", newline="\n")


def _aliases(real: Path, folder: Path) -> None:
    """Without old ids of actors that only a real crisis has."""
    shared = {row["actor_id"] for row in _read(real / "actors.csv")[1]}
    header, rows = _read(real / "actor_aliases.csv")
    _write(folder / "actor_aliases.csv", header, [row for row in rows if row["new_id"] in shared])


def _arguments(random: Random, words: Words, real: Path, folder: Path, made: list[Made]) -> None:
    """Claims and questions as many as there are, evidence and readings as many as crises need."""
    source, target = real / "arguments", folder / "arguments"
    target.mkdir()
    shutil.copyfile(source / "bearing.csv", target / "bearing.csv")
    instead = _instead(real, made)
    header, claims = _read(source / "claims.csv")
    for row in claims:
        row["case_id"] = instead(row["case_id"])
        row["claim"] = f"Synthetic claim {row['claim_id']}: {words.phrase(12)}."
        row["paraphrase_of"], row["source_cited"] = "", "Synthetic source"
        row["testable_as"] = words.text(30)
    _write(target / "claims.csv", header, claims)
    header, evidence = _read(source / "evidence.csv")
    links: dict[tuple[str, str], dict[str, str]] = {}
    wanted = max(1, len(evidence) * len(made) // _REAL_CRISES)
    for _ in range(min(_MOST_ROWS, wanted)):
        row = random.choice(evidence)
        act = random.choice(random.choice(made).tables["events"])["event_id"]
        why = words.text(20)
        links[row["claim_id"], act] = {**row, "event_id": act, "why": why}
    _write(target / "evidence.csv", header, [links[link] for link in sorted(links)])
    header, readings = _read(source / "readings.csv")
    rows = []
    for case in made[: max(1, len(made) * 3 // _REAL_CRISES)]:
        for number, row in enumerate(random.sample(readings, 6), 1):
            told = {name: words.text(25) for name in ("statement", "holds_that", "weak_point")}
            ids = [each["source_id"] for each in random.sample(case.tables["sources"], 2)]
            rows.append(
                {
                    **row,
                    **told,
                    "case_id": case.id,
                    "reading_id": f"{case.id[:3]}-R{number}",
                    "title": f"Synthetic reading {number}",
                    "proponents": "Synthetic author",
                    "source_ids": ";".join(sorted(ids)),
                }
            )
    _write(target / "readings.csv", header, rows)
    header, questions = _read(source / "questions.csv")
    for row in questions:
        row["case_id"] = instead(row["case_id"])
        row["question"] = f"Synthetic question {row['question_id']}: {words.phrase(12)}?"
        row["where_to_look"] = words.text(12)
        row["views"] = _ID.sub(lambda match: instead(match[0]), row["views"])
    _write(target / "questions.csv", header, questions)


def _instead(real: Path, made: list[Made]):
    """What stands for a real crisis, or for one of its acts."""
    place = {path.name: at for at, path in enumerate(sorted((real / "cases").iterdir()))}

    def instead(id: str) -> str:
        if id[:8] not in place:
            return id
        case = made[place[id[:8]] % len(made)]
        if len(id) == len(case.id):
            return case.id
        return case.tables["events"][int(id[9:]) % len(case.tables["events"])]["event_id"]

    return instead


def _double_coding(random: Random, real: Path, folder: Path, made: list[Made]) -> None:
    header, real_rows = _read(real / "reliability" / "double_coding.csv")
    acts = [act for case in made for act in case.tables["events"]]
    wanted = min(_MOST_ROWS, len(acts), max(1, len(real_rows) * len(made) // _REAL_CRISES))
    rows = []
    for act in sorted(random.sample(acts, wanted), key=lambda act: act["event_id"]):
        row = {"event_id": act["event_id"]}
        other = random.choice(acts)
        for name in ("instrument", "mode", "pillar", "result"):
            row[f"{name}_first"] = act[name]
            same = random.random() < _SAME_AS_FIRST
            row[f"{name}_second"] = act[name] if same else other[name]
        rows.append(row)
    _write(folder / "reliability" / "double_coding.csv", header, rows)


def _reference(real: Path, folder: Path, made: list[Made]) -> None:
    """Figures of other producers: those of the real crisis, moved to the invented days."""
    for name in ("countries", "violence_monthly", "violence_annual", "population"):
        header, real_rows = _read(real / "reference" / f"{name}.csv")
        by_code: dict[str, Rows] = defaultdict(list)
        for row in real_rows:
            by_code[row["iso3"]].append(row)
        rows = []
        for case in made:
            for row in by_code[case.like[:3]]:
                rows.append(_moved(row, case))
        _write(folder / "reference" / f"{name}.csv", header, rows)


def _moved(row: dict[str, str], case: Made) -> dict[str, str]:
    years = round(case.later / 365.25)
    moved = {**row, "iso3": case.id[:3]}
    for name in ("year", "onset_year"):
        if name in row:
            moved[name] = str(int(row[name]) + years)
    if "month" in row:
        month = date.fromisoformat(f"{row['month']}-01")
        months = month.year * 12 + month.month - 1 + round(case.later / 30.4375)
        moved["month"] = f"{months // 12:04d}-{months % 12 + 1:02d}"
    if "case_id" in row:
        moved["case_id"] = case.id
    for name in ("ucdp_name", "cdp_name", "treaty_name"):
        if name in row:
            moved[name] = case.keys["country"]
    return moved
