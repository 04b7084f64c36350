"""Imports run one way: dataset <- measures <- figures <- lecture <- ui <- pages <- app."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ("dataset", "measures", "figures", "lecture", "ui")
ABOVE = ("pages", "app", "tests", "benchmarks", "tools")


def imported(path: Path) -> set[str]:
    """Names of all modules a file imports, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def files(layer: str) -> list[Path]:
    return sorted((ROOT / "r2p" / layer).rglob("*.py"))


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_only_what_lies_below_it(layer: str) -> None:
    above = LAYERS[LAYERS.index(layer) + 1 :]
    forbidden = tuple(f"r2p.{name}" for name in above) + ABOVE
    assert files(layer), f"no files in r2p/{layer}"
    for path in files(layer):
        wrong = {
            name
            for name in imported(path)
            if any(name == bad or name.startswith(f"{bad}.") for bad in forbidden)
        }
        assert not wrong, f"{path.relative_to(ROOT)} imports {sorted(wrong)}"


@pytest.mark.parametrize("layer", ["dataset", "measures", "figures", "lecture"])
def test_nothing_below_ui_knows_streamlit(layer: str) -> None:
    for path in files(layer):
        assert not {name for name in imported(path) if name.split(".")[0] == "streamlit"}, path


@pytest.mark.parametrize("layer", ["dataset", "measures"])
def test_no_drawing_library_below_figures(layer: str) -> None:
    for path in files(layer):
        assert not {"plotly", "pydeck", "matplotlib"} & {
            name.split(".")[0] for name in imported(path)
        }, path


def test_pages_are_tables_of_contents() -> None:
    pages = sorted((ROOT / "pages").glob("*.py"))
    assert pages
    for path in pages:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 120, f"{path.name} has {len(lines)} lines"
        assert lines[-1] == "house.show(page)", f"{path.name} does not end with house.show(page)"


def test_every_page_is_listed_once() -> None:
    from r2p.ui.pages import PAGES

    assert sorted(entry.file for entry in PAGES) == sorted(
        f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py")
    )
    assert sum(entry.default for entry in PAGES) == 1
