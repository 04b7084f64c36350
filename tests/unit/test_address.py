"""Addresses in citations: only such as others can follow."""

import pytest

from r2p.ui.address import public_address


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://atlas.example/data?table=x", "https://atlas.example/case?case=KEN-2007&v=1"),
        ("https://host.example/r2p/data", "https://host.example/r2p/case?case=KEN-2007&v=1"),
        ("https://host.example/r2p/", "https://host.example/r2p/case?case=KEN-2007&v=1"),
        ("https://me:secret@atlas.example/", "https://atlas.example/case?case=KEN-2007&v=1"),
        ("http://8.8.8.8:8501/", "http://8.8.8.8:8501/case?case=KEN-2007&v=1"),
        ("http://localhost:8501/data", ""),
        ("http://127.0.0.1:8501/data", ""),
        ("http://192.168.1.5:8501/", ""),
        ("http://[::1]:8501/", ""),
        ("http://lecture.local/", ""),
        ("http://pc/", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_address(url: str, shown: str) -> None:
    assert public_address(url, "case", case="KEN-2007") == shown


def test_the_address_of_the_atlas_itself() -> None:
    assert public_address("https://atlas.example/data") == "https://atlas.example/"
