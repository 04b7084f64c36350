"""The pages, listed once: navigation, tests and benchmarks read this list."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Entry:
    """One page: its file is ``pages/<name>.py``, its address ``/<name>``."""

    name: str
    title: str
    question: str
    section: str
    icon: str
    default: bool = False
    crises: Literal["cases", "case", ""] = ""
    """Key in the link of the crises that the page shows: some, one, or, without a key, all or none.

    A choice of some travels through the links of all pages; not each of them heeds it.
    """

    @property
    def address(self) -> str:
        """Path of the page on the host."""
        return "/" if self.default else f"/{self.name}"

    @property
    def file(self) -> str:
        """File of the page, relative to ``app.py``."""
        return f"pages/{self.name}.py"


PAGES = (
    Entry("overview", "Overview", "What was done, where?", "Explore", ":material/public:", True),
    Entry(
        "map",
        "Map",
        "Where did it happen, and where did help come from?",
        "Explore",
        ":material/map:",
        crises="cases",
    ),
    Entry(
        "timeline",
        "Timeline",
        "What was tried in which stage?",
        "Explore",
        ":material/timeline:",
        crises="cases",
    ),
    Entry(
        "compare",
        "Compare",
        "How much mediation, sanctions and regional action did each crisis use?",
        "Explore",
        ":material/bar_chart:",
        crises="cases",
    ),
    Entry(
        "first-days",
        "First days",
        "Who reacted how fast?",
        "Analyse",
        ":material/timer:",
        crises="cases",
    ),
    Entry(
        "actors",
        "Actors",
        "Who acted with whom, who led, who was missing?",
        "Analyse",
        ":material/hub:",
        crises="cases",
    ),
    Entry(
        "toolbox",
        "Toolbox",
        "Which tools were left unused?",
        "Analyse",
        ":material/home_repair_service:",
        crises="cases",
    ),
    Entry(
        "weights",
        "Weights",
        "Does the order of crises survive other weights?",
        "Analyse",
        ":material/balance:",
        crises="cases",
    ),
    Entry(
        "arguments",
        "Arguments",
        "Is the paper right? Claims beside the acts for and against them",
        "Analyse",
        ":material/forum:",
    ),
    Entry(
        "present",
        "Present",
        "How do I show this to others? A lecture from kept views",
        "Teach",
        ":material/slideshow:",
    ),
    Entry(
        "classroom",
        "Classroom",
        "What would you answer, and how would you have coded it?",
        "Teach",
        ":material/school:",
        crises="cases",
    ),
    Entry(
        "case",
        "Case",
        "What is known about one crisis?",
        "Look up",
        ":material/article:",
        crises="case",
    ),
    Entry(
        "your-case",
        "Your case",
        "How does a crisis of your own compare with ours?",
        "Look up",
        ":material/upload_file:",
        crises="case",
    ),
    Entry(
        "data",
        "Data",
        "What is in the dataset, and how is it cited?",
        "Look up",
        ":material/table:",
        crises="case",
    ),
)


def entry(name: str) -> Entry:
    """The page called ``name``.

    Raises:
        KeyError: there is no such page.
    """
    for page in PAGES:
        if page.name == name:
            return page
    raise KeyError(f"no page {name!r}")
