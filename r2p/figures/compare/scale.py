"""The common horizontal scale of small multiples: from 0 to a round number."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """The common horizontal axis: where it ends and what is written below it."""

    start: float
    end: float
    ticks: tuple[float, ...]
    texts: tuple[str, ...]
    title: str = ""


def scale_to(highest: float, unit: str = "", *, least: float = 0.0) -> Scale:
    """A scale from 0 to a round number at or above ``highest`` and ``least``.

    Shares are given with the unit ``%``, from 0 to 1; any other unit becomes the title.

    >>> scale_to(0.38, "%", least=0.6).texts
    ('0', '20', '40', '60 %')
    >>> scale_to(1733, "days").texts
    ('0', '500', '1 000', '1 500', '2 000')
    """
    percent = unit == "%"
    top = max(highest, least) * (100 if percent else 1)
    if top <= 0:
        top = 1.0
    step = next(
        base * 10.0**power
        for power in range(-3, 7)
        for base in (1, 2, 5)
        if top / (base * 10.0**power) <= 4
    )
    count = int(-(-round(top / step, 9) // 1))
    values = [round(step * place, 9) for place in range(count + 1)]
    texts = [f"{value:,g}".replace(",", " ") if value < 1e6 else f"{value:g}" for value in values]
    if percent:
        texts[-1] += " %"
        return Scale(0.0, values[-1] / 100, tuple(each / 100 for each in values), tuple(texts))
    return Scale(0.0, values[-1], tuple(values), tuple(texts), unit)
