"""Every chart says in words, with its numbers, what it shows, and has a table with the same."""

import ast
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from r2p.dataset.paths import ROOT
from r2p.ui.actors import SECTIONS

LINKS = (
    *(
        "overview?",
        "map?",
        "timeline?",
        "compare?",
        "case?section=numbers",
        "case?section=analogues",
    ),
    *(f"actors?section={section}" for section in SECTIONS),
    *("actors?show=matrix", "actors?least=1"),
    *(f"first-days?section={section}" for section in ("first", "sum", "then", "wait")),
    *(f"toolbox?section={section}" for section in ("grid", "ledger", "warnings", "elsewhere")),
    *(f"weights?section={section}" for section in ("order", "pairs", "stock")),
    *("arguments?claim=C01", "arguments?claim=C06", "your-case?section=analogues"),
)
KINDS = ("plotly_chart", "deck_gl_json_chart")


def charts(app: AppTest) -> dict[str, str]:
    """The alt text of each chart on the page, by the key of the chart."""
    found = [chart.proto for kind in KINDS for chart in app.get(kind)]
    return {proto.id.rpartition("-")[2]: proto.alt for proto in found}


def test_every_chart_has_words_and_a_table(open_page: Callable[..., AppTest]) -> None:
    seen: set[str] = set()
    for link in LINKS:
        name, _, query = link.partition("?")
        app = open_page(name, **dict(part.split("=") for part in query.split("&") if part))
        found = charts(app)
        assert found, f"no chart at {link}"
        said = [str(text.value).replace("\\", "") for text in app.markdown]
        for key, alt in found.items():
            assert any(letter.isdigit() for letter in alt), f"{key}: no number in {alt!r}"
            assert len(alt.split()) >= 8, f"{key}: {alt!r}"
            assert any(text.startswith(alt) for text in said), f"{key}: not on the page"
        for key in found.keys() - seen:
            tool = next(tools for tools in app.get("button_group") if tools.key == f"{key}_tool")
            before = len(app.dataframe)
            tool.set_value("table").run()
            assert len(app.dataframe) > before, f"{key} has no table"
            assert len(app.dataframe[-1].value), f"{key} has an empty table"
        seen |= found.keys()
    files = [*ROOT.glob("r2p/ui/*.py"), *ROOT.glob("pages/*.py")]
    forgotten = {key for file in files for key in shown(file)} - seen
    assert not forgotten, f"charts that no link shows: {forgotten}"


def shown(file: Path) -> set[str]:
    """The keys of the charts that a file shows, where they are written out."""
    code = ast.parse(file.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(code) if isinstance(node, ast.Call)]
    return {
        word.value.value
        for call in calls
        if ast.unparse(call.func) in ("chart.show", "show", "st.pydeck_chart")
        for word in call.keywords
        if word.arg == "key" and isinstance(word.value, ast.Constant)
    }
