"""Bringing a case: the upload, what the check says of it, and where it can be seen."""

import re
from collections.abc import Container, Mapping

import streamlit as st

from r2p.dataset import Dataset
from r2p.dataset.problem import Problem
from r2p.dataset.read import CASE_FILES
from r2p.dataset.spreadsheet import harmless
from r2p.dataset.trial import Trial, problem_list, problem_table, trial
from r2p.dataset.upload import (
    MOST_ACTS,
    MOST_BYTES,
    OPTIONAL,
    UNNAMED,
    UploadError,
    limit_acts,
    limit_sizes,
    limit_total,
    received,
)
from r2p.figures.words import count, listed, number
from r2p.ui import link, own_case, store
from r2p.ui.save import save_file
from r2p.ui.text import plain
from r2p.ui.your_case_start import example_button

KEY = "case_files"
_EARLIER = "_case_earlier"
_FIRST_ACT = re.compile(rb"^\"?([A-Z]{3}-[0-9]{4})-", re.M)
_NEEDED = tuple(file for file in CASE_FILES if file not in OPTIONAL)
SHOWN = 200
"""Problems shown at once; the list to download holds them all."""

_SEE = (
    ("case", "Case", ":material/article:"),
    ("timeline", "Timeline", ":material/timeline:"),
    ("compare", "Compare", ":material/bar_chart:"),
    ("map", "Map", ":material/map:"),
    ("first-days", "First days", ":material/timer:"),
)


def bring(data: Dataset, known: Trial | None) -> None:
    """The upload and all that is said of it."""
    st.file_uploader(
        "A case folder as zip, or its files",
        type=["zip", "toml", "csv", "md"],
        accept_multiple_files=True,
        key=KEY,
        on_change=_take,
        help=f"At most {MOST_BYTES // 1_000_000} MB and {number(MOST_ACTS)} acts.",
    )
    st.caption(
        "Nothing you bring is stored, published or shown to anybody else: it is checked in memory "
        "and a private folder that is deleted at once, and gone when you close or reload the page."
    )
    if refused := st.session_state.get(own_case.REFUSED):
        st.error(plain(refused), icon=":material/block:")
    if known is None:
        _explain()
    elif known.data is not None:
        _welcome(data, known)
    else:
        _problems(known)


def _take() -> None:
    """Check what was uploaded. A callback, so that the page is drawn with the case in place."""
    sent = st.session_state[KEY]
    st.session_state.pop(own_case.REFUSED, None)
    if not sent:
        return
    latest = {file.name: file for file in sent}  # brought again, a file replaces its elder
    try:
        limit_total([file.size for file in latest.values()])  # before any of it is copied
        name, files = received([(file.name, file.getvalue()) for file in latest.values()])
        name = _named_by_acts(files) if name == UNNAMED else name
        name, files, earlier = _with_earlier(name, files, latest)
        made = trial(name, files, store.published())
    except UploadError as refusal:
        more = " What was brought before still counts: take it away with the × beside it."
        st.session_state[own_case.REFUSED] = f"{refusal}{more if len(latest) > 1 else ''}"
        return
    st.session_state[_EARLIER] = earlier
    own_case.join(made)


def _with_earlier(
    name: str, files: dict[str, bytes], sent: Container[str]
) -> tuple[str, dict[str, bytes], list[str]]:
    """Single files of the case that is here already, with its other files; and which those are.

    The field for files forgets them when the reader goes to another section or page.
    """
    held = st.session_state.get(own_case.TRIAL)
    if held is None or name not in (held.name, UNNAMED) or not any(file in sent for file in files):
        return name, files, []
    earlier = [file for file in held.files if file not in sent]
    whole = {file: held.files[file] if file in earlier else files[file] for file in CASE_FILES
             if file in earlier or file in files}  # fmt: skip
    limit_sizes(whole)
    limit_acts(whole)
    return held.name, whole, earlier


def _named_by_acts(files: Mapping[str, bytes]) -> str:
    """The id with which the first act begins, where case.toml is not there to say it."""
    first = _FIRST_ACT.search(files.get("events.csv", b""))
    return first.group(1).decode() if first else UNNAMED


def _explain() -> None:
    st.markdown(
        """
**What a case folder is.** Six plain files describe one crisis. A spreadsheet opens the tables (save
as CSV, UTF-8), any editor the other two.

| File | Holds | Needed |
| --- | --- | --- |
| `case.toml` | name, onset, outcome, summary, figures with sources | yes |
| `stages.csv` | the stages of the response, with their days | yes |
| `events.csv` | a row for each act: when, what, who, to whom, with which result | yes |
| `sources.csv` | the texts that the rows cite | yes |
| `actors.csv` | actors that the atlas does not know yet | no |
| `notes.md` | what is sure, what is not, where the literature disagrees | no |

**What happens with it.** It goes through the same check as every crisis of the atlas. All
problems are listed at once, with file, row and column, and small ones can be mended on this page.
A sound case then stands beside ours on every page, marked *yours*.

No case at hand? Try a worked example, or begin with the empty template under **Start one**.
"""
    )
    example_button("Worked example: The Gambia (zip)")


def _welcome(data: Dataset, known: Trial) -> None:
    acts = int((data.events["case_id"] == known.name).sum())
    st.success(
        f"**{plain(known.title)}** is sound: {count(acts, 'act')}. "
        "It stands beside ours on every page of this session.",
        icon=":material/check_circle:",
    )
    _say_earlier()
    _say_tidied(known)
    st.markdown("See it")
    with st.container(horizontal=True, gap="small"):
        for page, title, icon in _SEE:
            key = "case" if page == "case" else "cases"
            st.page_link(
                f"pages/{page}.py",
                label=title,
                icon=icon,
                query_params={key: known.name, link.VERSION_KEY: link.VERSION},
            )


def _problems(known: Trial) -> None:
    st.error(
        f"**{plain(known.name)}** has {count(len(known.problems), 'problem')} and is not shown on "
        "the other pages yet. Mend them in your files, or here under **Correct it**.",
        icon=":material/rule:",
    )
    if missing := [file for file in _NEEDED if file not in known.files]:
        st.caption(f"Needed and not brought yet: **{plain(listed(missing))}**.")
    _say_earlier()
    _say_tidied(known)
    problem_rows(known.problems)
    save_file(
        "List of problems (CSV)",
        problem_list(known.problems),
        f"{known.name.lower()}-problems.csv",
        key="problems_csv",
    )


def problem_rows(problems: tuple[Problem, ...]) -> None:
    """The problems as a table, the first of them where there are very many."""
    column = st.column_config.TextColumn
    st.dataframe(
        harmless(problem_table(problems[:SHOWN])),
        hide_index=True,
        height=38 + 35 * min(len(problems), 12),
        alt="Problems found by the check",
        column_config={
            "File": column(width=90),
            "Row": column(width=50, help="As a spreadsheet counts: the header is row 1."),
            "Column": column(width=110),
            "Found": column(width=170),
            "Allowed": column(width=330),
            "Suggestion": column(width=130, help="What may have been meant."),
        },
    )
    if len(problems) > SHOWN:
        st.caption(f"The first {SHOWN} are shown; the list to download holds all.")


def _say_earlier() -> None:
    if earlier := st.session_state.get(_EARLIER):
        st.caption(f"Checked together with what was here already: {plain(listed(earlier))}.")


def _say_tidied(known: Trial) -> None:
    if known.tidied:
        st.caption(
            f"The atlas puts {plain(listed(known.tidied))} into its own form for you: order of "
            "rows, quotation marks, no comments. What the cells say stays. The export under "
            "**Correct it** has that form."
        )
