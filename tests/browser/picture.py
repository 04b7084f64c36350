"""The picture of a chart, saved as a reader saves it."""

from pathlib import Path

from tests.browser.conftest import Visit

PRINT = 3600
"""Width in pixels of a picture at print resolution."""


def saved(seen: Visit, folder: Path) -> tuple[str, int]:
    """Open *Picture*, press the camera: the name of the PNG that comes, and its width."""
    seen.page.get_by_text("Picture", exact=True).click()
    camera = seen.page.locator(".modebar-btn").last
    camera.wait_for(state="attached")
    seen.settle()
    with seen.page.expect_download(timeout=30_000) as download:
        camera.click(force=True)  # the bar shows itself only under the pointer
    name = download.value.suggested_filename
    download.value.save_as(folder / name)
    head = (folder / name).read_bytes()[:24]
    assert head[1:4] == b"PNG"
    return name, int.from_bytes(head[16:20], "big")
