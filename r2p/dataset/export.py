"""The release of the dataset: tables, workbook, descriptor, citation, checksums."""

import hashlib
from pathlib import Path

from r2p.dataset.archive import packed
from r2p.dataset.cite import bibtex, cff, dataset_work, ris
from r2p.dataset.licence import introduction, licence_text
from r2p.dataset.load import Dataset
from r2p.dataset.package import descriptor
from r2p.dataset.paths import DATA, REFERENCE
from r2p.dataset.release import as_text, frame, layouts
from r2p.dataset.spreadsheet import harmless
from r2p.dataset.workbook import workbook

SUMS = "SHA256SUMS"


def export(dataset: Dataset, folder: Path) -> list[Path]:
    """Write the release into a folder, which is made if it does not exist.

    The same dataset gives the same bytes. Files of the folder that are not
    part of the release are left alone.

    Returns:
        The files written, in their order.
    """
    written = []
    for name, content in release_files(dataset).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(path)
    return written


def release_files(dataset: Dataset) -> dict[str, bytes]:
    """Every file of the release by its path, ``SHA256SUMS`` last."""
    work = dataset_work(dataset.about)
    texts = {
        "README.md": introduction(dataset),
        "LICENCE.md": licence_text(dataset),
        "CHANGELOG.md": (DATA / "CHANGELOG.md").read_text(encoding="utf-8"),
        "CITATION.cff": cff(work),
        "citation.bib": bibtex(work),
        "citation.ris": ris(work),
        "datapackage.json": descriptor(dataset),
    }
    files = {name: text.encode() for name, text in texts.items()}
    files |= {layout.path: table_file(dataset, name) for name, layout in layouts().items()}
    files["reference/README.md"] = (REFERENCE / "README.md").read_bytes()
    files["reference/sources.toml"] = (REFERENCE / "sources.toml").read_bytes()
    for case_id in sorted(dataset.notes):
        files[f"notes/{case_id}.md"] = dataset.notes[case_id].encode()
    files[f"{dataset.about['name']}.xlsx"] = workbook_file(dataset)
    files[SUMS] = _sums(files)
    return files


def table_file(dataset: Dataset, name: str) -> bytes:
    """One table as CSV: UTF-8, line feeds, no cell that a spreadsheet would calculate."""
    rows = as_text(harmless(frame(dataset, name)), layouts()[name].schema)
    return rows.to_csv(index=False, lineterminator="\n").encode()


def workbook_file(dataset: Dataset) -> bytes:
    """All tables as one Excel workbook."""
    return workbook(dataset, introduction(dataset))


def package_file(dataset: Dataset) -> bytes:
    """The whole release as one zip, its files in a folder named after dataset and version."""
    folder = f"{dataset.about['name']}-{dataset.about['version']}"
    return packed({f"{folder}/{name}": body for name, body in release_files(dataset).items()})


def _sums(files: dict[str, bytes]) -> bytes:
    lines = [f"{hashlib.sha256(body).hexdigest()}  {name}\n" for name, body in files.items()]
    return "".join(lines).encode()
