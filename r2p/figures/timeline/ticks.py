"""Which days are written below an axis: round ones, and no more than there is room for."""

from datetime import date

from r2p.figures.words import day_as_known

EPOCH = date(1970, 1, 1).toordinal()
STEPS = (1, 2, 5, 10, 20, 30, 50, 100, 200, 500, 1000, 2000, 5000)
EVERY = (1, 2, 3, 6, 12, 24, 60, 120)  # months


def day_ticks(first: int, last: int, width: float) -> list[tuple[int, str]]:
    """Days since onset, counted from ``first`` to ``last``.

    >>> day_ticks(-30, 90, 340)
    [(-30, '−30'), (0, 'day 0'), (30, '30'), (60, '60'), (90, '90')]
    """
    room = max(2, int(width // 62))
    step = next((step for step in STEPS if (last - first) / step <= room), STEPS[-1])
    marks = range(-(-first // step) * step, last + 1, step)
    return [(n, f"{n}".replace("-", "−") if n else "day 0") for n in marks]


def date_ticks(first: int, last: int, width: float) -> list[tuple[int, str]]:
    """Days since 1970 with the date as it is written.

    >>> [text for _, text in date_ticks(13_800, 13_990, 500)]
    ['Nov 2007', 'Dec 2007', 'Jan 2008', 'Feb 2008', 'Mar 2008', 'Apr 2008']
    """
    room = max(2, int(width // 76))
    start, end = date.fromordinal(first + EPOCH), date.fromordinal(last + EPOCH)
    months = [
        date(year, month, 1)
        for year in range(start.year, end.year + 1)
        for month in range(1, 13)
        if (start.year, start.month) <= (year, month) <= (end.year, end.month)
    ]
    if len(months) <= 4:
        weeks = [month.replace(day=n) for month in months for n in (1, 8, 15, 22)]
        steps = [("day", [one for one in weeks if (one.day - 1) % n == 0]) for n in (7, 14, 31)]
        steps.append(("day", months[::2]))
    else:
        steps = [
            (
                "month" if every < 12 else "year",
                [one for one in months if (one.year * 12 + one.month - 1) % every == 0],
            )
            for every in EVERY
        ]
    inside = [(how, [one for one in days if start <= one <= end]) for how, days in steps]
    how, shown = next((choice for choice in inside if len(choice[1]) <= room), inside[-1])
    return [(one.toordinal() - EPOCH, day_as_known(one, how)) for one in shown]
