"""A case made by somebody with bad intentions: sound by the check, markup and script in every text.

What a page may do with it: show it, letter by letter.
"""

import csv
import io
import re
import tomllib
from itertools import cycle
from typing import Any

from r2p.dataset.paths import CASES
from r2p.dataset.read import CASE_FILES
from r2p.dataset.rules.acts import REDATED

OLD, NEW = "GMB-2016", "GMB-1994"
EVIL = "evil.example"
"""A host that nobody may be asked for."""

SHORT = (
    "<img src=x onerror=p()>",
    "</script><script>p()",
    "![x](//evil.example/)",
    ":material/delete:",
    "[x](javascript:p())",
    ":red[x] $x$ `y`",
    "<a href=//evil.example>",
    "(=1+1 {{x}} %{x}",
)
"""At most 24 characters each: the shortest text of a case is the label of a decisive act."""

LONG = (
    '<img src="http://evil.example/a.png" onerror="window.__pwned=1">',
    "</script><script>window.__pwned=1</script>",
    "![x](http://evil.example/b.png) ![y][z]",
    "[click](javascript:window.__pwned=1) <javascript:p()>",
    '<a href="http://evil.example/"><b>bold</b></a><br>',
    "$\\includegraphics{http://evil.example/c.png}$",
    ":material/delete: :red[loud] :smile: :streamlit:",
    "'=HYPERLINK('http://evil.example/','x') `code` |a|b|",
    '"><svg onload=window.__pwned=1> &lt;b&gt; %{customdata}',
    "'-2+3+cmd|' /C calc'!A0 {{constructor}} {name}",
)

COUNTRY = "<img src=x onerror=p()>![x](http://evil.example/d.png)"
"""At most 60 characters."""

NOTES = """# Notes

<script>window.__pwned=1</script> <img src="http://evil.example/n1.png" onerror="window.__pwned=1">

## Contested

![x](http://evil.example/n2.png) [![y](http://evil.example/n3.png)](https://ok.example)
[click](javascript:window.__pwned=1) [a][b] :material/delete: :red[loud] $x^2$

\\`![x](http://evil.example/n4.png)\\` and ~~~ ![x](http://evil.example/n5.png) ~~~

``a

![x](http://evil.example/n6.png)

``

a `b | ![x](http://evil.example/n7.png)` c
--- | ---

[b]: http://evil.example/n8.png

```m&#101;rmaid
flowchart LR
  A@{ img: "http://evil.example/n10.png", label: "x", w: 60, h: 60 }
  A --> B
  click A href "javascript:window.__pwned=1"
```

| <img src=x onerror=window.__pwned=1> | ![x](http://evil.example/n9.png) |
| --- | --- |
| [x](javascript:window.__pwned=1) | =1+1 |
"""

_TEXTS = {
    "events": ("title", "description", "coding_note", "target", "place"),
    "sources": ("publisher", "author", "title", "symbol"),
    "actors": ("name", "short_name", "kind", "hq_city", "note"),
    "stages": ("marked_by",),
}
_SHORT_ONES = ("place", "short_name", "hq_city", "target", "kind", "symbol")
_KEYS = ("country", "title", "capital", "trigger", "outcome_summary", "summary", "r2p_referenced")


def poisoned() -> dict[str, bytes]:
    """The files of the case `NEW`, which passes the check."""
    files = {file: (CASES / OLD / file).read_text("utf-8").replace(OLD, NEW) for file in CASE_FILES}
    made = {name: _table(files[f"{name}.csv"], columns) for name, columns in _TEXTS.items()}
    ids = re.findall(r"^S\d+", files["sources.csv"], re.M)
    return {
        "case.toml": _case(files["case.toml"]).encode(),
        **{f"{name}.csv": text.encode() for name, text in made.items()},
        "notes.md": f"{NOTES}\nCited: {', '.join(ids)}.\n".encode(),
    }


def _table(text: str, columns: tuple[str, ...]) -> str:
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    long, short = cycle(LONG), cycle(SHORT)
    for number, row in enumerate(rows, 1):
        for column in columns:
            if row[column]:
                # The check reads how a coding note begins.
                start = REDATED if row[column].startswith(REDATED) else ""
                row[column] = f"{start}{next(short if column in _SHORT_ONES else long)} {number}"
        if row.get("url"):
            row["url"] = (
                f"https://{EVIL}/{number}?<img/src=x/onerror=p()>[x](javascript:p())&\"'`$x$"
            )
        if "description" in row:
            row["description"] = f"{next(long)} {next(long)} {number}"
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _case(text: str) -> str:
    case: dict[str, Any] = tomllib.loads(text)
    long = cycle(LONG)
    for key in _KEYS:
        case[key] = next(long) if key in ("title", "capital") else f"{next(long)} {key}"
    case["country"] = COUNTRY
    for key in ("summary", "outcome_summary"):
        case[key] = " ".join(LONG)
    labels = case.pop("highlight_labels")
    lines = [f"{key} = {_toml(value)}" for key, value in case.items()]
    lines += ["", "[highlight_labels]"]
    lines += [f"{id} = {_toml(label)}" for id, label in zip(labels, SHORT, strict=False)]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)
