"""Usage errors and the arguments that several commands share."""

from pathlib import Path


class UsageError(Exception):
    """A command was asked for something that does not exist; the text says what to do."""


def folders_called(names: list[str]) -> list[Path]:
    """The case folders with these paths or ids; all of the dataset without any.

    Raises:
        UsageError: there is no such folder.
    """
    from r2p.dataset.load import case_folders

    if not names:
        return case_folders()
    return [_folder(name) for name in names]


def _folder(name: str) -> Path:
    from r2p.dataset.load import case_folders
    from r2p.dataset.paths import CASES
    from r2p.dataset.wording import nearest

    for path in (Path(name), CASES / name):
        if path.is_dir():
            return path.resolve()
    known = [path.name for path in case_folders()]
    meant = nearest(Path(name).name, known)
    hint = f"did you mean {meant}?" if meant else f"crises: {', '.join(known)}"
    raise UsageError(f"no folder {name!r}; {hint}")


def several(text: str) -> list[str]:
    """The ids in an argument that lists them with commas."""
    return [id for part in text.split(",") if (id := part.strip())]
