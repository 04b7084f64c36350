"""Tables of Streamlit are drawn on a canvas: rows are found by where they are."""

from playwright.sync_api import Locator, Page

HEADER, ROW = 36, 35  # px


def grid(page: Page, name: str) -> Locator:
    """The table with this accessible name, drawn and in view."""
    table = page.locator(f"[data-testid=stDataFrameResizable][aria-label='{name}']")
    table.locator("canvas").first.wait_for(state="visible", timeout=20_000)
    table.scroll_into_view_if_needed()
    return table


def select_row(page: Page, name: str, row: int) -> None:
    """Tick the box at the left of a row, which is counted from 0."""
    box = grid(page, name).bounding_box()
    page.mouse.click(box["x"] + 16, box["y"] + HEADER + ROW * row + ROW // 2)
