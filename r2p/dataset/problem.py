"""What is wrong with a file, said so that somebody can mend it."""

from dataclasses import dataclass

AS_TIDY = "as `python -m r2p tidy` writes it"
"""How the allowed form ends where the command mends the problem by itself."""


@dataclass(frozen=True, order=True)
class Problem:
    """One problem in one place.

    ``row`` counts as a spreadsheet does: the header is row 1. It is 0 where
    the problem is the file as a whole, or where the file has no rows.
    ``suggestion`` is what the author may have meant, or empty.
    """

    file: str
    row: int
    column: str
    found: str
    allowed: str
    suggestion: str = ""

    @property
    def only_form(self) -> bool:
        """Whether nothing has to be decided: ``tidy`` writes what is allowed."""
        return self.allowed.endswith(AS_TIDY)

    def __str__(self) -> str:
        place = [self.file]
        if self.row:
            place.append(f"row {self.row}")
        if self.column:
            place.append(self.column)
        found = repr(self.found) if self.found else "nothing"
        text = f"{', '.join(place)}: found {found}; allowed: {self.allowed}"
        return f"{text}. Did you mean {self.suggestion!r}?" if self.suggestion else text
