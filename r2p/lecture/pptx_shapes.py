"""Marks of a drawing as one group of shapes that PowerPoint can take apart and edit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from r2p.lecture.prims import Ink, Mark, Outline, Run, Words

TYPEFACE = "Calibri"
POINT = 12700  # English metric units
_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
Colour = tuple[int, int, int, float]


@dataclass(frozen=True)
class Frame:
    """Where a drawing lies on a slide: left and top in points, points for a pixel."""

    left: float
    top: float
    scale: float

    def at(self, x: float, y: float) -> tuple[int, int]:
        """A pixel of the drawing in the slide's units."""
        return (
            round((self.left + x * self.scale) * POINT),
            round((self.top + y * self.scale) * POINT),
        )

    def long(self, pixels: float) -> int:
        """A length in the slide's units."""
        return round(pixels * self.scale * POINT)


def clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def draw_group(
    shapes: Any, marks: Sequence[Mark], frame: Frame, size: tuple[float, float], said: str
) -> None:
    """Add the marks to a slide as one group.

    Args:
        shapes: of the slide (python-pptx).
        marks: the lowest first.
        frame: where the drawing lies.
        size: width and height of the drawing in pixels.
        said: alternative text of the group.
    """
    from lxml import etree

    tree = shapes._spTree  # the library adds shapes to groups one by one, in quadratic time
    first = max([int(found) for found in tree.xpath("//@id") if str(found).isdigit()] or [1]) + 1
    body = "".join(
        _words(mark, first + number, frame)
        if isinstance(mark, Words)
        else _outline(mark, first + number, frame)
        for number, mark in enumerate(marks, 1)
    )
    x, y = frame.at(0, 0)
    wide, high = frame.long(size[0]), frame.long(size[1])
    box = f'x="{x}" y="{y}"'
    xml = (
        f"<p:grpSp {_NAMES}><p:nvGrpSpPr>"
        f'<p:cNvPr id="{first}" name="Drawing" descr={quoteattr(clean(said))}/>'
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off {box}/>"
        f'<a:ext cx="{wide}" cy="{high}"/><a:chOff {box}/><a:chExt cx="{wide}" cy="{high}"/>'
        f"</a:xfrm></p:grpSpPr>{body}</p:grpSp>"
    )
    tree.append(etree.fromstring(xml.encode()))


def _tone(colour: Colour) -> str:
    red, green, blue, opacity = colour
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
    return f'<a:srgbClr val="{red:02X}{green:02X}{blue:02X}">{alpha}</a:srgbClr>'


def _paint(ink: Ink, frame: Frame) -> str:
    if ink.hatch and ink.fill:
        fill = (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr>{_tone(ink.hatch)}</a:fgClr>'
            f"<a:bgClr>{_tone(ink.fill)}</a:bgClr></a:pattFill>"
        )
    elif ink.fill:
        fill = f"<a:solidFill>{_tone(ink.fill)}</a:solidFill>"
    else:
        fill = "<a:noFill/>"
    if ink.line is None or ink.width <= 0:
        return fill + "<a:ln><a:noFill/></a:ln>"
    width = max(frame.long(ink.width), 3175)  # a quarter of a point
    return (
        f'{fill}<a:ln w="{width}"><a:solidFill>{_tone(ink.line)}</a:solidFill>'
        f"{_dash(ink)}<a:round/></a:ln>"
    )


def _dash(ink: Ink) -> str:
    if ink.dash == "solid":
        return ""
    first = re.match(r"[\d.]+", ink.dash)
    short = float(first.group()) <= 3 if first else ink.dash == "dot"
    return f'<a:prstDash val="{"sysDot" if short else "dash"}"/>'


def _outline(mark: Outline, number: int, frame: Frame) -> str:
    left, top, right, bottom = mark.box
    x, y = frame.at(left, top)
    wide, high = max(frame.long(right - left), 1), max(frame.long(bottom - top), 1)
    if mark.form in ("rect", "oval"):
        form = "rect" if mark.form == "rect" else "ellipse"
        shape = f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>'
    else:
        spots = [(frame.at(*point)[0] - x, frame.at(*point)[1] - y) for point in mark.points]
        steps = "".join(
            f'<a:{kind}><a:pt x="{a}" y="{b}"/></a:{kind}>'
            for kind, (a, b) in zip(["moveTo", *["lnTo"] * (len(spots) - 1)], spots, strict=True)
        )
        end = "<a:close/>" if mark.closed else ""
        fill = "" if mark.closed else ' fill="none"'
        shape = (
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            '<a:rect l="0" t="0" r="r" b="b"/>'
            f'<a:pathLst><a:path w="{wide}" h="{high}"{fill}>{steps}{end}</a:path></a:pathLst>'
            "</a:custGeom>"
        )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Mark {number}"/><p:cNvSpPr/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm>{shape}{_paint(mark.ink, frame)}</p:spPr></p:sp>'
    )


def _words(mark: Words, number: int, frame: Frame) -> str:
    wide, high = mark.room
    wide += 4  # the viewer's own type may be wider than the atlas's
    left = mark.x - {"left": 0.0, "center": 0.5, "right": 1.0}[mark.across] * wide
    top = mark.y - {"top": 0.0, "middle": 0.5, "bottom": 1.0}[mark.down] * high
    turn = ""
    if mark.turned:  # the box is turned about its middle
        box = mark.box
        left = (box[0] + box[2]) / 2 - wide / 2
        top = (box[1] + box[3]) / 2 - high / 2
        turn = ' rot="16200000"'
    x, y = frame.at(left, top)
    align = {"left": "l", "center": "ctr", "right": "r"}[
        mark.align if len(mark.lines) > 1 and mark.align else mark.across
    ]
    if mark.turned:
        align = "ctr"
    size = max(round(mark.size * frame.scale * 100), 100)
    paragraphs = "".join(
        f'<a:p><a:pPr algn="{align}"/>' + "".join(_run(run, mark, size) for run in line) + "</a:p>"
        for line in mark.lines
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Text {number}"/><p:cNvSpPr txBox="1"/>'
        f'<p:nvPr/></p:nvSpPr><p:spPr><a:xfrm{turn}><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{frame.long(wide)}" cy="{frame.long(high)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def _run(run: Run, mark: Words, size: int) -> str:
    bold = ' b="1"' if run.bold else ""
    tone = _tone(run.colour or mark.colour)
    return (
        f'<a:r><a:rPr lang="en-GB" sz="{size}"{bold}><a:solidFill>{tone}</a:solidFill>'
        f'<a:latin typeface="{TYPEFACE}"/></a:rPr>'
        f"<a:t>{escape(clean(run.text))}</a:t></a:r>"
    )
