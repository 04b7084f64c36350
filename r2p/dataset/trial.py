"""Whether the files of a case are sound: checked in a private folder that is gone afterwards."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from r2p.dataset.archive import packed
from r2p.dataset.check import check_case
from r2p.dataset.draft import read_draft
from r2p.dataset.fold import folded
from r2p.dataset.join import joined
from r2p.dataset.load import Dataset
from r2p.dataset.problem import Problem
from r2p.dataset.read import CASE_FILES
from r2p.dataset.spreadsheet import to_csv
from r2p.dataset.tidy import tidy_case
from r2p.dataset.upload import UploadError
from r2p.dataset.wording import shown

NO_ROOM = "This host has no temporary folder to write to, so no case can be checked on it."


@dataclass(frozen=True)
class Trial:
    """What the check said of a case.

    Attributes:
        name: of the folder, which is the id of the case.
        files: bytes of each file, in canonical form where it could be written.
        problems: what its author has to mend, in the order of `check_case`.
        tidied: files that were only brought into canonical form, which is done for the author.
        data: the published crises with this one beside them, or None if there are problems.
    """

    name: str
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    tidied: tuple[str, ...]
    data: Dataset | None

    @property
    def title(self) -> str:
        """Label of the case where it is sound, else the name of its folder."""
        return self.data.labels[self.name] if self.data else self.name


def trial(name: str, files: Mapping[str, bytes], published: Dataset) -> Trial:
    """Check the files of a case by the code of ``python -m r2p check``, and join it if sound.

    Args:
        name: of the folder (see `r2p.dataset.upload.received`).
        files: bytes by name; known names only.
        published: the dataset to which it is joined.

    Returns:
        All problems at once. Row numbers are those of ``files`` as given.

    Raises:
        UploadError: there is no place to write the files to while they are checked.
    """
    with _folder(name, files) as folder:
        before = check_case(folder)
        tidied = tuple(path.name for path in tidy_case(folder).written)
        after = check_case(folder)
        canonical = {
            file: (folder / file).read_bytes() for file in CASE_FILES if (folder / file).exists()
        }
        taken = _taken(name, folder, published)
        if after or taken:
            # Rows are named as they stand in the author's file, not as they stand once sorted.
            own = [problem for problem in before if not problem.only_form] or after
            return Trial(name, dict(files), tuple(sorted({*own, *taken})), tidied, None)
        return Trial(name, canonical, (), tidied, joined(published, folder))


def canonical_files(name: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files in canonical form, those that cannot be written so as they are."""
    with _folder(name, files) as folder:
        tidy_case(folder)
        return {file: (folder / file).read_bytes() for file in files}


def zipped(name: str, files: Mapping[str, bytes]) -> bytes:
    """A case folder as a zip: always the same bytes for the same files."""
    return packed({f"{name}/{file}": files[file] for file in CASE_FILES if file in files})


def problem_list(problems: tuple[Problem, ...]) -> bytes:
    """The problems as a table for a spreadsheet."""
    return to_csv(problem_table(problems))


def problem_table(problems: tuple[Problem, ...]) -> pd.DataFrame:
    """One row per problem: ``File, Row, Column, Found, Allowed, Suggestion``, all texts."""
    rows = [
        (
            problem.file.partition("/")[2] or problem.file,
            str(problem.row or ""),
            problem.column,
            problem.found,
            problem.allowed,
            problem.suggestion,
        )
        for problem in problems
    ]
    return pd.DataFrame(
        rows, columns=["File", "Row", "Column", "Found", "Allowed", "Suggestion"], dtype="str"
    )


def _taken(name: str, folder: Path, published: Dataset) -> list[Problem]:
    """The id or title of one of our crises: theirs would hide it, or be taken for it."""
    place = f"{folder.name}/case.toml"
    taken = []
    if name in published.case_ids:
        allowed = (
            f"an id that no crisis of the atlas has ({published.labels[name]} has this one); "
            "change the year in id, in every event_id and in highlights"
        )
        taken.append(Problem(place, 0, "id", name, allowed))
    title = read_draft(folder).key("title")
    ours = published.cases[published.cases["case_id"] != name]
    same = ours[ours["title"].map(folded) == folded(title)]
    for label in same["label"]:
        allowed = f"a title that no crisis of the atlas has ({label} has this one)"
        taken.append(Problem(place, 0, "title", shown(title), allowed))
    return taken


@contextmanager
def _folder(name: str, files: Mapping[str, bytes]) -> Iterator[Path]:
    if unknown := [file for file in files if file not in CASE_FILES]:
        raise ValueError(f"no file of a case: {unknown[0]!r}")
    with ExitStack() as stack:
        try:
            private = stack.enter_context(tempfile.TemporaryDirectory(prefix="r2p-case-"))
            folder = Path(private) / name
            folder.mkdir()
            for file, body in files.items():
                (folder / file).write_bytes(body)
        except OSError as error:
            raise UploadError(NO_ROOM) from error
        yield folder
