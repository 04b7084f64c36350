"""Pictures of a lecture, no larger than they are seen."""

import io

WIDEST = 1800  # px: more of a picture is not seen on a projector


def smaller(png: bytes) -> bytes:
    """A picture no wider than a projector shows, in few colours: maps have few.

    An octree keeps a colour however little it covers; the usual median cut blends thin arcs with
    what surrounds them, and an arc's colour tells who acted.
    """
    from PIL import Image

    image: Image.Image = Image.open(io.BytesIO(png))
    if image.width > WIDEST:
        high = round(image.height * WIDEST / image.width)
        image = image.convert("RGB").resize((WIDEST, high), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    few = image.convert("RGB").quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(file, "PNG", optimize=True)
    made = file.getvalue()
    return made if len(made) < len(png) else png
