"""The paper's claim that prevention suffers from want of coordination, beside the numbers."""

import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.actors.gaps import firsts, un_and_region
from r2p.figures.actors.text import View, acts, where
from r2p.figures.words import count, percent
from r2p.measures.beside import Beside, beside, local_groups
from r2p.measures.joint import joint_shares

REGIONAL = ("regional", "subregional", "elsewhere")


def joint(data: Dataset, view: View) -> Beside:
    """Joint acts of all acts that count, over the chosen crises."""
    shares = joint_shares(acts(data, view), view.selection.cases, ["all"], "all")
    return Beside(int(shares["n"].sum()), int(shares["total"].sum()))


def un_beside_regions(voices: pd.DataFrame, events: pd.DataFrame) -> Beside:
    """Acts of UN bodies in which a regional or sub-regional organisation took part too."""
    return beside(voices, events["event_id"], ("un",), REGIONAL)


def local_beside_outside(voices: pd.DataFrame, events: pd.DataFrame) -> Beside:
    """Acts of local civil society and business in which somebody from outside took part too."""
    return beside(voices, events["event_id"], ("local",), ("outside",))


def claim(data: Dataset, view: View) -> str:
    """One sentence: what the numbers show for the chosen crises, and what they cannot show."""
    together = joint(data, view)
    if not together.total:
        return "No act of the chosen crises lies in the window, so nothing can be said."
    parts = [f"{_of(together, 'act')} {'is' if together.n == 1 else 'are'} marked joint"]
    voices, events = local_groups(data), acts(data, view)
    world, local = un_beside_regions(voices, events), local_beside_outside(voices, events)
    if world.total:
        parts.append(f"{_of(world, 'act')} of UN bodies also list a regional organisation")
    if local.total:
        parts.append(f"{_of(local, 'act')} of local groups and firms anyone from outside")
    apart = un_and_region(firsts(data, view, voices))
    if apart:
        low, high = int(min(apart.values())), int(max(apart.values()))
        days = count(high, "day") if low == high else f"{low} to {count(high, 'day')}"
        parts.append(f"UN bodies and regional organisations first acted {days} apart")
    shown = ", ".join(parts[:-1]) + f", and {parts[-1]}" if len(parts) > 1 else parts[0]
    return (
        f"In {where(data, view)} ({view.selection.window.label}) {shown}; none of this can show "
        "whether acts apart had been agreed, nor contact that no text lists."
    )


def _of(part: Beside, noun: str) -> str:
    return f"{part.n} of {count(part.total, noun)} ({percent(part.value)})"
