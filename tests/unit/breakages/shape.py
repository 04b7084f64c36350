"""Files, columns and rows of the wrong shape."""

from tests.unit.breakages.tools import Breakages, raw, rows_of, said, text, tidied

E = "events.csv"
PLAIN = "a plain file of at most 2000000 bytes that can be read"
FILES = "case.toml, stages.csv, events.csv, sources.csv, actors.csv or notes.md"
UTF_8 = "text in UTF-8, in spreadsheets often called CSV UTF-8"
RETURN = "a carriage return, as Windows ends its lines"

SHAPE: Breakages = {
    "a row with a cell too many": (
        rows_of(E, lambda r: [r[0], r[1] + ["more"], *r[2:]]),
        [
            said(
                "events.csv, row 2",
                "23 cells",
                ("22 cells, one for each column; a cell that holds a comma needs quotation marks"),
            )
        ],
    ),
    "a row with a cell too few": (
        rows_of(E, lambda r: [r[0], r[1][:-1], *r[2:]]),
        [said("events.csv, row 2", "21 cells", "22 cells, one for each column")],
    ),
    "a row without content": (
        rows_of("actors.csv", lambda r: [*r, [""] * 11]),
        [said("actors.csv", "line 26: ,,,,,,,,,,", tidied("the end of the file"))],
    ),
    "a missing column": (
        rows_of(E, lambda r: [x[:-1] for x in r]),
        [
            said(
                "events.csv, row 1, confidence",
                "no such column",
                "this column (How sure the coder is)",
            )
        ],
    ),
    "a misspelt column": (
        rows_of(E, lambda r: [r[0][:-1] + ["confidense"], *r[1:]]),
        [
            said("events.csv, row 1", "confidense", "confidence", "confidence"),
        ],
    ),
    "names of columns in capitals": (
        rows_of("stages.csv", lambda r: [[name.upper() for name in r[0]], *r[1:]]),
        [
            said("stages.csv, row 1", name.upper(), name, name)
            for name in ("end", "marked_by", "source_ids", "stage", "start")
        ],
    ),
    "no names of columns": (
        rows_of("stages.csv", lambda r: r[1:]),
        [
            said(
                "stages.csv, row 1",
                "early_warning, 2007-10-01, 2007-12-29, Ethnic clashes in Kuresoi/Molo from Oc...",
                "the names of the columns: stage, start, end, marked_by, source_ids",
            )
        ],
    ),
    "a column too many": (
        rows_of("stages.csv", lambda r: [[*x, "mine"] for x in r]),
        [said("stages.csv, row 1", "mine", "only the columns in data/schema/stages.json")],
    ),
    "a column with neither name nor content": (
        rows_of("stages.csv", lambda r: [[*x, ""] for x in r]),
        [said("stages.csv", "line 1: marked_by,source_ids,", tidied("marked_by,source_ids"))],
    ),
    "a sentence torn apart by its comma": (
        rows_of(E, lambda r: [r[0], [*r[1][:4], "EU began", " as planned", *r[1][5:]], *r[2:]]),
        [
            said(
                "events.csv, row 2, title",
                "23 cells",
                "22 cells, one for each column; a cell that holds a comma needs quotation marks",
                '"EU began, as planned"',
            )
        ],
    ),
    "a column twice": (
        rows_of("stages.csv", lambda r: [x + [x[0]] for x in r]),
        [said("stages.csv, row 1, stage", "2 columns of this name", "one")],
    ),
    "columns in another order": (
        rows_of("stages.csv", lambda r: [[x[0], x[2], x[1], *x[3:]] for x in r]),
        [
            said(
                "stages.csv",
                "line 1: stage,end,start,marked_by,source_ids",
                tidied("stage,start,end,marked_by,source_ids"),
            )
        ],
    ),
    "cells separated by semicolons": (
        raw("stages.csv", lambda r: r.replace(b",", b";")),
        [said("stages.csv, row 1", "cells separated by semicolons", "cells separated by commas")],
    ),
    "a stray quotation mark": (
        text("stages.csv", "Kenya Red Cross", '"Kenya Red Cross'),
        [
            said(
                "stages.csv, row 2",
                "a single quotation mark inside a quoted cell",
                "quotation marks doubled inside a quoted cell",
            )
        ],
    ),
    "a quotation mark that is never closed": (
        raw("actors.csv", lambda r: r + b'X_Y,"name\n'),
        [
            said(
                "actors.csv, row 26",
                "a quotation mark that is never closed",
                "a quoted cell that ends with a quotation mark",
            )
        ],
    ),
    "another encoding": (
        raw(
            "actors.csv",
            lambda r: r.replace(
                b"Concerned Citizens for Peace,Concerned",
                b"Concern\xe9d Citizens for Peace,Concerned",
            ),
        ),
        [
            said(
                "actors.csv",
                "another encoding (byte 0xE9) in line 2 after CCP_KENYA,Concern",
                UTF_8,
                "é",
            )
        ],
    ),
    "UTF-16": (
        raw("actors.csv", lambda r: r.decode().encode("utf-16")),
        [said("actors.csv", "text in UTF-16", UTF_8)],
    ),
    "a byte-order mark": (
        raw("actors.csv", lambda r: b"\xef\xbb\xbf" + r),
        [
            said(
                "actors.csv",
                "a byte-order mark before the first character",
                tidied("UTF-8 without it"),
            )
        ],
    ),
    "a NUL byte": (
        raw("actors.csv", lambda r: r + b"\x00"),
        [said("actors.csv", "a NUL byte in line 26", UTF_8)],
    ),
    "line ends of Windows": (
        raw("stages.csv", lambda r: r.replace(b"\n", b"\r\n")),
        [said("stages.csv", f"line 1: {RETURN}", tidied("a line feed alone"))],
    ),
    "no line feed at the end": (
        raw("stages.csv", lambda r: r.rstrip()),
        [said("stages.csv", "line 7: the end of the file", tidied("one line feed at the end"))],
    ),
    "too many line feeds at the end": (
        raw("stages.csv", lambda r: r + b"\n\n"),
        [said("stages.csv", "line 8: an empty line", tidied("the end of the file"))],
    ),
    "quotation marks without need": (
        raw("stages.csv", lambda r: r.replace(b"early_warning,", b'"early_warning",')),
        [
            said(
                "stages.csv",
                'line 2: "early_warning",2007-10-01,2007-12-29,"E',
                tidied('early_warning,2007-10-01,2007-12-29,"Eth'),
            )
        ],
    ),
    "an empty file": (
        raw("actors.csv", lambda r: b""),
        [said("actors.csv", "an empty file", "a file with content")],
    ),
    "a table without rows": (
        rows_of("stages.csv", lambda r: r[:1]),
        [said("stages.csv", "no rows", "at least one row")],
    ),
    "a missing table": (
        lambda d: (d / "stages.csv").unlink(),
        [said("stages.csv", "no such file", "this file in every case folder")],
    ),
    "missing acts": (
        lambda d: (d / E).unlink(),
        [said("events.csv", "no such file", "this file in every case folder")],
    ),
    "a file name in capitals": (
        lambda d: (d / "stages.csv").rename(d / "Stages.csv"),
        [
            said("Stages.csv", "an unknown file", FILES, "stages.csv"),
            said("stages.csv", "no such file", "this file in every case folder"),
        ],
    ),
    "an unknown file": (
        lambda d: (d / "draft.docx").write_text("x"),
        [said("draft.docx", "an unknown file", FILES)],
    ),
    "a link": (
        lambda d: (
            (d / "notes.md").unlink(),
            (d / "notes.md").symlink_to(d.parent / "elsewhere.md"),
        ),
        [said("notes.md", "a link", PLAIN)],
    ),
    "a folder in place of a file": (
        lambda d: ((d / "notes.md").unlink(), (d / "notes.md").mkdir()),
        [said("notes.md", "a folder", PLAIN)],
    ),
    "a control character in the notes": (
        text("notes.md", "Coding stops", "Coding\x1b stops"),
        [said("notes.md", "U+001B in line 3", "text without invisible characters")],
    ),
    "notes with line ends of Windows": (
        raw("notes.md", lambda r: r.replace(b"\n", b"\r\n")),
        [said("notes.md", f"line 1: {RETURN}", tidied("a line feed alone"))],
    ),
    "a file that is too large": (
        raw("actors.csv", lambda r: b"x" * 2000001),
        [said("actors.csv", "2000001 bytes", PLAIN)],
    ),
    "an empty line": (
        rows_of("actors.csv", lambda r: [r[0], [], *r[1:]]),
        [said("actors.csv", "line 2: ", tidied("CCP_KENYA,Concerned Citizens for Peace,C"))],
    ),
}
