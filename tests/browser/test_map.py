"""The map in a real browser: drawn, played, pointed at, saved."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import expect

from r2p.figures.look import Look
from r2p.figures.map.frame import Frame, frame
from r2p.figures.map.ground import Asked
from r2p.figures.palette import DARK, LIGHT, rgb
from tests.browser.conftest import Visit
from tests.browser.grid import select_row
from tests.unit.map_data import FOCUS, on_ground, places

Open = Callable[..., Visit]
MAP = "[data-testid=stDeckGlJsonChart]"
LIST = "Acts of the selected crisis, place or seat"
STEP = re.compile(r"step (\d+) of \d+")


def picture(seen: Visit) -> Image.Image:
    """What the map looks like now."""
    chart = seen.page.locator(MAP)
    # In the middle: the edges of the window lie under the toolbar, or are not drawn at all.
    chart.evaluate("map => map.scrollIntoView({block: 'center', behavior: 'instant'})")
    return Image.open(io.BytesIO(chart.screenshot())).convert("RGB")


def unlike(one: Image.Image, other: Image.Image) -> float:
    """Which part of two pictures differs by more than the smoothing of an edge."""
    grey = ImageChops.difference(one, other.resize(one.size)).convert("L")
    return sum(grey.histogram()[24:]) / (grey.width * grey.height)


def share(image: Image.Image, colour: str, near: int = 6) -> float:
    """Which part of a picture has about this colour."""
    wanted = rgb(colour)
    counted = sum(
        number
        for number, pixel in image.getcolors(image.width * image.height)
        if all(abs(a - b) <= near for a, b in zip(pixel, wanted, strict=True))
    )
    return counted / (image.width * image.height)


def wait_for_map(seen: Visit, dark: bool = False) -> None:
    """Wait until land and labels are drawn; without a graphics card that takes a while."""
    palette = DARK if dark else LIGHT
    seen.page.locator(f"{MAP} canvas").first.wait_for(timeout=60_000)
    for _ in range(120):
        if share(picture(seen), palette.land) > 0.15:
            break
        seen.page.wait_for_timeout(500)
    else:
        raise AssertionError("the land was not drawn within a minute")
    seen.page.wait_for_timeout(1_500)
    seen.settle()


def status(seen: Visit) -> str:
    """The line under the map."""
    return seen.page.locator("[data-testid=stMarkdownContainer] strong").first.inner_text()


def query(seen: Visit) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(seen.page.url).query).items()}


def point_at(seen: Visit, lon: float, lat: float, narrow: bool = False) -> tuple[float, float]:
    """Where a place of the opening frame is on the screen."""
    opened = frame(on_ground(Asked(FOCUS)), "seats", Look(narrow=narrow))
    chart = seen.page.locator(MAP)
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    here = Frame(opened.lon, opened.lat, opened.zoom, box["width"], box["height"])
    x, y = here.to_pixels(lon, lat)
    return box["x"] + float(x), box["y"] + float(y)


def click_until(seen: Visit, x: float, y: float, key: str, value: str) -> None:
    """Click a mark; the map may still be busy drawing, so look whether it was heard."""
    for _ in range(5):
        seen.page.mouse.move(x, y)
        seen.page.wait_for_timeout(300)
        seen.page.mouse.click(x, y)
        for _ in range(20):
            if query(seen).get(key) == value:
                seen.settle()
                return
            seen.page.wait_for_timeout(250)
    raise AssertionError(f"the link says {query(seen)}, not {key}={value}")


@pytest.mark.parametrize(
    ("width", "dark"), [(1366, False), (390, True)], ids=["wide-light", "phone-dark"]
)
def test_land_arcs_places_and_deaths_are_drawn(width: int, dark: bool, visit: Open) -> None:
    seen = visit("/map", width=width, dark=dark)
    wait_for_map(seen, dark)
    palette = DARK if dark else LIGHT
    drawn = picture(seen)
    assert share(drawn, palette.land) > 0.15
    assert share(drawn, palette.page) > 0.15
    assert share(drawn, palette.ink, 30) > 0.0005, "crises and their names"
    assert share(drawn, palette.groups["world"], 40) > 0.0005, "arcs and seats of world bodies"
    assert share(drawn, palette.deaths, 30) > 0.0002, "rings of deaths"
    seen.assert_clean()
    seen.assert_fits()


def test_a_crisis_and_a_place_are_selected_by_a_click(visit: Open) -> None:
    seen = visit("/map")
    wait_for_map(seen)
    kenya = on_ground(Asked(FOCUS)).cases.iloc[0]["place"]
    nairobi = places().table.iloc[kenya]
    click_until(seen, *point_at(seen, nairobi["lon"], nairobi["lat"]), "place", "KEN-2007")
    assert "Kenya 2007–08: " in seen.text
    select_row(seen.page, LIST, 2)
    seen.page.wait_for_url("**act=KEN-2007-**")
    seen.settle()
    assert "Who acted" in seen.text
    new_york = places().table.set_index("id").loc["new-york"]
    x, y = point_at(seen, new_york["lon"], new_york["lat"])
    click_until(seen, x, y + 13, "place", "new-york")
    assert "In New York: " in seen.text
    seen.assert_clean()


def test_a_second_click_lets_go(visit: Open) -> None:
    seen = visit("/map?place=KEN-2007&v=1")
    wait_for_map(seen)
    capital = places().table.iloc[on_ground(Asked(FOCUS)).cases.iloc[0]["place"]]
    x, y = point_at(seen, capital["lon"], capital["lat"])
    seen.page.mouse.move(x, y)
    seen.page.wait_for_timeout(500)
    seen.page.mouse.click(x, y)
    seen.page.wait_for_url(lambda url: "place=" not in url)
    seen.settle()
    assert seen.page.locator("[data-testid=stDataFrame]").count() == 0
    seen.assert_clean()


@pytest.mark.parametrize("width", [1366, 390])
def test_the_map_plays_keeps_its_view_and_rests(width: int, visit: Open) -> None:
    seen = visit("/map?layers=none&v=1", width=width)  # the base map alone shows the view
    wait_for_map(seen)
    seen.page.locator(f"{MAP} [class*=ctrl-zoom-in]").click()
    seen.page.wait_for_timeout(2_500)
    zoomed = picture(seen)
    seen.page.get_by_role("button", name="Play").click()
    expect(seen.page.get_by_text(STEP)).to_be_visible(timeout=15_000)
    steps = set()
    for _ in range(300):  # two steps a second, where there is nothing else to do
        found = STEP.search(status(seen))
        steps.add(found and int(found[1]))
        if len(steps - {None}) >= 4:
            break
        seen.page.wait_for_timeout(100)
    assert len(steps - {None}) >= 4, "it does not play"
    assert "until" not in query(seen), "the browser's history must not fill up"
    seen.page.get_by_role("button", name="Pause").click()
    seen.page.wait_for_url("**until=**")
    seen.settle()
    before = status(seen)
    seen.page.wait_for_timeout(2_000)
    assert status(seen) == before, "it goes on although it rests"
    assert unlike(picture(seen), zoomed) < 0.06, "zoom and place of the map are lost"
    seen.assert_clean()


def test_steps_are_in_the_link_and_back_undoes_them(visit: Open) -> None:
    seen = visit("/map?cases=KEN-2007&v=1")
    whole = status(seen)
    seen.page.get_by_role("button", name="Next").click()
    seen.page.wait_for_url("**until=2008-01**")
    seen.settle()
    assert "step 1 of" in status(seen)
    seen.page.get_by_role("button", name="Next").click()
    seen.page.wait_for_url("**until=2008-04**")
    seen.settle()
    seen.page.go_back()
    seen.page.wait_for_url("**until=2008-01**")
    seen.settle()
    assert "step 1 of" in status(seen)
    seen.page.go_back()
    seen.page.wait_for_url(lambda url: "until" not in url)
    seen.settle()
    assert status(seen) == whole
    seen.page.go_forward()
    seen.page.wait_for_url("**until=2008-01**")
    seen.settle()
    assert "step 1 of" in status(seen)
    seen.assert_clean()


def test_a_link_brings_back_the_view(visit: Open) -> None:
    link = "/map?cases=GIN-2009&from=2009-08&to=2010-02&step=1&show=alone&until=2009-10"
    seen = visit(f"{link}&place=conakry&act=GIN-2009-040&v=1")
    assert status(seen).startswith("Oct 2009 · ")
    assert "In Conakry: " in seen.text
    assert "Who acted" in seen.text
    seen.page.get_by_role("button", name="Time window").click()
    window = seen.page.get_by_test_id("stPopoverBody")
    expect(window.get_by_label("From")).to_have_value("Aug 2009")
    expect(window.get_by_label("To", exact=True)).to_have_value("Feb 2010")
    expect(window.get_by_label("Step", exact=True)).to_have_value("1 month")
    seen.assert_clean()


def test_choices_in_a_popover_show_their_values(visit: Open) -> None:
    for width in (1366, 390):
        seen = visit("/map", width=width)
        for _ in range(3):
            seen.page.get_by_role("button", name="Next").click()
            seen.settle()
        seen.page.get_by_role("button", name="Layers").click()
        layers = seen.page.get_by_test_id("stPopoverBody")
        layers.get_by_text("Places of action").wait_for()
        assert layers.locator("button[aria-checked=true], button[aria-pressed=true]").count() == 5


@pytest.mark.parametrize("width", [1366, 390])
def test_the_page_scrolls_over_the_map(width: int, visit: Open) -> None:
    seen = visit("/map", width=width)
    chart = seen.page.locator(f"{MAP} .deck-events-root")
    chart.wait_for(timeout=60_000)
    chart.scroll_into_view_if_needed()
    if width < 640:
        assert chart.evaluate("root => getComputedStyle(root).touchAction") == "pan-y"
        return
    top = "() => document.querySelector('[data-testid=stMain]').scrollTop"
    before = seen.page.evaluate(top)
    box = chart.bounding_box()
    seen.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    seen.page.mouse.wheel(0, 300)
    seen.page.wait_for_timeout(500)
    assert seen.page.evaluate(top) > before


@pytest.mark.parametrize("form", ["PNG", "SVG"])
def test_the_picture_is_saved(form: str, visit: Open, tmp_path: Path) -> None:
    seen = visit("/map?until=2008-04&v=1")
    seen.page.get_by_role("radio", name="Picture").or_(
        seen.page.get_by_role("button", name="Picture")
    ).first.click()
    seen.settle()
    if form == "SVG":
        seen.page.get_by_text("SVG", exact=True).click()
        seen.settle()
    with seen.page.expect_download(timeout=60_000) as waiting:
        seen.page.get_by_role("button", name=f"Save as {form}").click()
    name = waiting.value.suggested_filename
    assert name == f"map-ken-2007-gin-2009-mli-2012.{form.lower()}"
    waiting.value.save_as(tmp_path / name)
    content = (tmp_path / name).read_bytes()
    if form == "PNG":
        assert Image.open(io.BytesIO(content)).width == 3600
    else:
        assert b"Nov 2007 to Apr 2008" in content
    seen.assert_clean()


def test_the_data_are_saved(visit: Open, tmp_path: Path) -> None:
    seen = visit("/map?cases=KEN-2007&v=1")
    with seen.page.expect_download(timeout=30_000) as waiting:
        seen.page.get_by_role("button", name="Data (CSV)").click()
    waiting.value.save_as(tmp_path / "map.csv")
    text = (tmp_path / "map.csv").read_text(encoding="utf-8-sig")
    assert text.startswith("Mark,Place,Latitude,Longitude")
    assert "place of action,Nairobi," in text
    assert "seat to crisis,New York," in text
