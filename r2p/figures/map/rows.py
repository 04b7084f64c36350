"""What each layer of the map shows: a row per mark, from one walk over the acts of a window.

The browser gets these rows as they are, so their keys are short: ``p`` place, ``r`` radius in
pixels, ``t`` what the mark says to the pointer, `CHOSEN_KEY` what selecting it puts into the link.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from r2p.figures.look import Look
from r2p.figures.map import tips
from r2p.figures.map.frame import Frame
from r2p.figures.map.labels import labels
from r2p.figures.map.marks import BEND, BEND_MORE, Scale, colour, scale
from r2p.figures.map.shown import ABROAD, Shown

CHOSEN_KEY = "k"
"""Under this key a mark carries the id that selecting it puts into the link."""

FAINT, SOFT, FULL = 0.16, 0.55, 0.9
MANY = 80  # arcs

Rows = list[dict[str, Any]]


class Marks:
    """The rows of every layer.

    Args:
        shown: what to draw.
        look: theme and width.
        chosen: id of the crisis, place or seat to bring out; empty for none.
    """

    def __init__(self, shown: Shown, look: Look, chosen: str) -> None:
        self.shown, self.look, self.chosen = shown, look, chosen
        self.ground, self.palette = shown.ground, look.palette
        self.sizes: Scale = scale(shown.ground, look)
        places = self.ground.places
        self._ids, self._names = places["id"].tolist(), places["name"].tolist()
        self._spots = list(
            zip(places["lon"].round(2).tolist(), places["lat"].round(2).tolist(), strict=True)
        )
        self._crises = self.ground.cases["label"].tolist()
        self._of_crisis: Counter[int] = Counter()
        self._of_place: dict[int, Counter[str]] = defaultdict(Counter)
        self._of_arc: dict[tuple[int, int, int], Counter[str]] = defaultdict(Counter)
        self._of_seat: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
        capitals = self.ground.cases["place"].tolist()
        columns = ["case", "place", "seat", "group", "lead"]
        for case, place, seat, group, lead in zip(
            *(shown.acts[column].tolist() for column in columns), strict=True
        ):
            self._of_crisis[case] += 1
            self._of_place[place][self._crises[case]] += 1
            if seat >= 0 and seat != capitals[case]:
                self._of_arc[(seat, group, case)][lead] += 1
                self._of_seat[(seat, group)][lead] += 1

    def arcs(self) -> Rows:
        """Arcs from a seat to a crisis, the thinnest first, so that thick ones lie above."""
        capitals = self.ground.cases["place"].tolist()
        thin = min(1.0, (MANY / max(len(self._of_arc), 1)) ** 0.5)  # many arcs: each one lighter
        rows = []
        for (seat, group, case), leads in self._of_arc.items():
            tone = self.palette.groups[self.ground.groups[group]]
            faint = self._faint(seat, case)
            rows.append(
                {
                    "s": self._spots[seat],
                    "e": self._spots[capitals[case]],
                    "w": self.sizes.arc(leads.total()),
                    "a": colour(tone, FAINT if faint else SOFT * thin),
                    "b": colour(tone, FAINT if faint else FULL * thin),
                    CHOSEN_KEY: ABROAD + self._ids[seat],
                    "t": tips.of_arc(
                        self._names[seat], self.ground.groups[group], self._crises[case], leads
                    ),
                }
            )
        rows.sort(key=lambda row: row["w"])
        for beside, row in _numbered(rows):
            row["h"] = round(BEND + BEND_MORE * beside, 2)
        return rows

    def _faint(self, seat: int, case: int) -> bool:
        """Whether something else than this arc was chosen."""
        if self.chosen.startswith(ABROAD):
            return self.chosen != ABROAD + self._ids[seat]
        if self.chosen in set(self.ground.cases["case_id"]):
            return self.chosen != self.ground.cases["case_id"].iloc[case]
        return False

    def places(self) -> Rows:
        """Places of action, the largest first, so that small ones lie above."""
        rows = [
            {
                "p": self._spots[place],
                "r": self.sizes.place(by_crisis.total()),
                CHOSEN_KEY: self._ids[place],
                "t": tips.of_place(self._names[place], by_crisis),
            }
            for place, by_crisis in self._of_place.items()
        ]
        return sorted(rows, key=lambda row: -row["r"])

    def deaths(self) -> Rows:
        """Points with deaths."""
        points = self.shown.at_points()
        return [
            {
                "p": (round(row.lon, 2), round(row.lat, 2)),
                "r": self.sizes.deaths(int(row.best)),
                "t": tips.of_point(row),
            }
            for row in points.itertuples()
        ]

    def seats(self) -> Rows:
        """One mark per seat and actor group; several at one seat stand side by side."""
        at_seat: dict[int, list[int]] = defaultdict(list)
        for seat, group in sorted(self._of_seat):
            at_seat[seat].append(group)
        rows = []
        for seat, groups in at_seat.items():
            faint = self.chosen.startswith(ABROAD) and self.chosen != ABROAD + self._ids[seat]
            for number, group in enumerate(groups):
                name = self.ground.groups[group]
                shift = (number - (len(groups) - 1) / 2) * (self.sizes.seat + 1)
                rows.append(
                    {
                        "p": self._spots[seat],
                        "i": name,
                        "o": [shift, 0],
                        "c": colour(self.palette.groups[name], 0.4 if faint else 1),
                        CHOSEN_KEY: ABROAD + self._ids[seat],
                        "t": tips.of_seat(self._names[seat], name, self._of_seat[(seat, group)]),
                    }
                )
        return rows

    def ring(self) -> Rows:
        """A ring around what is chosen."""
        cases = self.ground.cases
        if self.chosen in cases["case_id"].tolist():
            place = int(cases.loc[cases["case_id"] == self.chosen, "place"].iloc[0])
            return [{"p": self._spots[place], "r": 9}]
        if (id := self.chosen.removeprefix(ABROAD)) in self._ids:
            place = self._ids.index(id)
            acts = 0 if self.chosen.startswith(ABROAD) else self._of_place[place].total()
            return [{"p": self._spots[place], "r": max(9, self.sizes.place(acts) + 3)}]
        return []

    def crises(self) -> Rows:
        """The crises, at their capitals."""
        cases = self.ground.cases
        return [
            {
                "p": self._spots[place],
                CHOSEN_KEY: case_id,
                "t": tips.of_crisis(name, self._of_crisis[number]),
            }
            for number, (case_id, name, place) in enumerate(
                zip(cases["case_id"], cases["label"], cases["place"].tolist(), strict=True)
            )
        ]

    def labels(self, frame: Frame, size: int) -> Rows:
        """Names of the crises, where they do not cover each other in the opening frame."""
        crises = self.crises()
        return [
            {
                **crises[label.case],
                "n": label.text,
                "a": label.anchor,
                "b": label.baseline,
                "o": label.offset,
            }
            for label in labels(self.shown, self.look, frame, size)
            if label.fits
        ]


def _numbered(rows: Rows) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each arc with the number of those that run between the same ends, the thickest first."""
    before: Counter[tuple] = Counter()
    for row in reversed(rows):
        ends = (*row["s"], *row["e"])
        yield before[ends], row
        before[ends] += 1
