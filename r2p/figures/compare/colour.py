"""The colour of a kind, and of the parts of a split."""

from r2p.dataset import vocabulary
from r2p.figures.look import Look
from r2p.figures.palette import blend
from r2p.measures.kinds import SPLITS, kind

FADE = (1.0, 0.7, 0.45, 0.25, 0.85, 0.55)  # opacity of the first, second ... part of one colour


def colour_of(id: str, look: Look) -> str:
    """Colour of a kind: its family's, or muted ink for questions of who and how."""
    asked = kind(id)
    if asked.group == "family":
        return look.palette.families[asked.term]
    if asked.group == "instrument":
        return look.palette.families[vocabulary("instruments")["family"][asked.term]]
    return look.palette.muted


def part_colours(by: str, look: Look) -> dict[str, str]:
    """Fill of each part of a split: the ramp of stages, family colours or group colours."""
    palette, parts = look.palette, SPLITS[by].parts
    if by == "family":
        return {part: palette.families[part] for part in parts}
    if by in ("instrument", "level"):
        column, colours = (
            ("family", palette.families) if by == "instrument" else ("group", palette.groups)
        )
        groups = vocabulary("instruments" if by == "instrument" else "levels")[column]
        seen: dict[str, int] = {}
        result = {}
        for part in parts:
            group = str(groups[part])
            place = seen[group] = seen.get(group, -1) + 1
            result[part] = blend(colours[group], palette.page, FADE[place % len(FADE)])
        return result
    ramp = palette.stages
    last = max(1, len(parts) - 1)
    return {
        part: ramp[round(place * (len(ramp) - 1) / last) if last < len(ramp) else place % len(ramp)]
        for place, part in enumerate(parts)
    }
