"""Beginning a crisis from the template."""

import re
from pathlib import Path

from r2p.dataset.paths import CASES, DATA
from r2p.dataset.read import CASE_FILES
from r2p.dataset.schema import schema

TEMPLATE = DATA / "template"

_ID, _ISO3 = "XXX-0000", "XXX"


def new_case(case_id: str, cases: Path = CASES) -> Path:
    """Make the folder of a new crisis in ``cases`` and return it.

    Raises:
        ValueError: the id is no country code, dash and year.
        FileExistsError: there is such a folder already.
    """
    field = schema("cases")["id"]
    if not re.fullmatch(field.constraints["pattern"], case_id):
        # The dash between letters and year is what is left out or written otherwise.
        match = re.fullmatch(r"([A-Z]{3})\W?([0-9]{4})", case_id.strip().upper())
        hint = f"; did you mean {match[1]}-{match[2]}?" if match else ""
        raise ValueError(f"no id of a crisis: {case_id!r} is not {field.form}{hint}")
    folder = cases / case_id
    if folder.exists():
        raise FileExistsError(f"there is a folder {case_id} already")
    # Read first: a template that lacks a file must not leave half a folder.
    texts = {file: (TEMPLATE / file).read_text(encoding="utf-8") for file in CASE_FILES}
    folder.mkdir()
    for file, text in texts.items():
        filled = text.replace(_ID, case_id).replace(_ISO3, case_id[:3])
        (folder / file).write_text(filled, encoding="utf-8", newline="\n")
    return folder
