"""Starting a case: the commented template, the guide, and our cases as worked examples."""

import tempfile
from collections.abc import Collection
from pathlib import Path

import streamlit as st

from r2p.dataset.new_case import TEMPLATE, new_case
from r2p.dataset.paths import CASES
from r2p.dataset.read import CASE_FILES
from r2p.dataset.trial import NO_ROOM, zipped
from r2p.ui import screen, store
from r2p.ui.save import save_file
from r2p.ui.text import plain

EXAMPLE = "GMB-2016"


def start() -> None:
    """Two ways to begin, side by side."""
    left, right = st.columns(2, gap="large")
    with left:
        _template()
    with right:
        _example()


def _template() -> None:
    st.header("Empty template", anchor=False)
    st.markdown(
        "Six files with comments that say what goes where. The id of a case is the country's "
        "three-letter ISO code, a dash, and the year in which the crisis broke."
    )
    asked = st.text_input("Id of your case", "GHA-2016", max_chars=12, key="_template_id").strip()
    try:
        body = template_zip(asked)
    except ValueError as problem:
        st.error(plain(problem), icon=":material/block:")
        return
    if asked in store.published().case_ids:
        st.caption("The atlas has a crisis with this id; choose another year if you can.")
    save_file("Template (zip)", body, f"{asked}.zip", type=screen.emphasis(), key="template_zip")
    save_file(
        "Guide, step by step",
        (TEMPLATE / "GUIDE.md").read_bytes(),
        "guide-to-a-case.md",
        icon=":material/menu_book:",
        key="template_guide",
    )


def _example() -> None:
    st.header("Worked example", anchor=False)
    st.markdown(
        "One of our cases, complete, under an id of its own: the atlas refuses a case that would "
        "hide one of ours. Bring it here at once to see what happens, or change it first."
    )
    ours = store.published()
    first = EXAMPLE if EXAMPLE in ours.case_ids else ours.case_ids[0]
    chosen = st.selectbox(
        "Crisis",
        ours.case_ids,
        index=ours.case_ids.index(first),
        format_func=ours.labels.__getitem__,
        key="_example",
    )
    example_button("Example (zip)", chosen)


def example_button(label: str, case_id: str = "") -> None:
    """Download one of our cases under an id of its own; the smallest if none is named."""
    ours = store.published()
    case_id = case_id or (EXAMPLE if EXAMPLE in ours.case_ids else ours.case_ids[0])
    new = example_id(case_id, ours.case_ids)
    save_file(label, lambda: example_zip(case_id, new), f"{new}.zip", key="example_zip")


def template_zip(case_id: str) -> bytes:
    """The template filled with an id, as ``python -m r2p new-case`` makes it.

    Raises:
        ValueError: the id is none, or there is no place to write to; the text says which.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="r2p-case-") as private:
            return _zip_of(new_case(case_id, Path(private)))
    except OSError as error:
        raise ValueError(NO_ROOM) from error


def example_id(case_id: str, taken: Collection[str]) -> str:
    """An id for a copy of a case: the same country, a year that no crisis has.

    >>> example_id("GMB-2016", ["GMB-2016"])
    'GMB-1900'
    """
    country = case_id[:3]
    return next(
        id for id in (f"{country}-{year}" for year in range(1900, 10_000)) if id not in taken
    )


def example_zip(case_id: str, new: str) -> bytes:
    """One of our case folders under the id ``new``, with a title of its own.

    Raises:
        KeyError: there is no such crisis.
    """
    if case_id not in store.published().case_ids:
        raise KeyError(f"no crisis {case_id!r}")
    folder = CASES / case_id
    files = {file: (folder / file).read_bytes() for file in CASE_FILES}
    files = {file: body.replace(case_id.encode(), new.encode()) for file, body in files.items()}
    title = b'\ntitle = "'
    files["case.toml"] = files["case.toml"].replace(title, title + b"Example: ", 1)
    return zipped(new, files)


def _zip_of(folder: Path) -> bytes:
    return zipped(folder.name, {file: (folder / file).read_bytes() for file in CASE_FILES})
