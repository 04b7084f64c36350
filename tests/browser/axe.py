"""What axe-core finds on a page, apart from what is known of Streamlit and written down.

`KNOWN` and the table in ``docs/accessibility.md`` say the same; a test compares them.
"""

from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Headings that skip no level are good practice rather than a criterion; they are ours to keep.
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"heading-order": {"enabled": True}},
    "resultTypes": ["violations"],
}


@dataclass(frozen=True)
class Known:
    """Something that our code cannot mend: where a rule is broken, and in which themes."""

    rule: str
    inside: str  # CSS selector of the element, or of one around it
    themes: frozenset[str]


LIGHT, DARK = "light", "dark"
KNOWN = (
    Known("color-contrast", "[data-testid=stMultiSelect] [data-tag]", frozenset({DARK})),
    Known("color-contrast", "label[data-testid=stWidgetLabel][disabled]", frozenset({LIGHT, DARK})),
)

_AXE = Axe()
_IS_INSIDE = """([path, inside]) => {
    if (path.length !== 1 || typeof path[0] !== 'string') return false;  // in a frame or shadow
    return Boolean(document.querySelector(path[0])?.closest(inside));
}"""


def violations(page: Page, theme: str) -> tuple[list[str], set[Known]]:
    """What is wrong with the page as it stands, one line an element, and what was known of it."""
    found, met = [], set()
    for broken in _AXE.run(page, options=OPTIONS).response["violations"]:
        for node in broken["nodes"]:
            known = [
                each
                for each in KNOWN
                if each.rule == broken["id"]
                and theme in each.themes
                and page.evaluate(_IS_INSIDE, [node["target"], each.inside])
            ]
            met.update(known)
            if not known:
                why = node["failureSummary"].replace("\n", " ")
                found.append(f"{broken['id']}: {node['html'][:300]}\n    {why}")
    return found, met


def assert_accessible(page: Page, theme: str = LIGHT) -> set[Known]:
    """Nothing is wrong with the page but what is known; returns what was met of that."""
    found, met = violations(page, theme)
    assert not found, f"axe-core on {page.url}:\n" + "\n".join(found)
    return met
