"""Every grid of ours can be saved: what it shows, as it shows it."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from r2p.ui import save


@pytest.mark.parametrize(
    ("page", "params", "file_name"),
    [
        ("actors", {"section": "led"}, "actors-central.csv"),
        ("weights", {"section": "swap"}, "weights-swap.csv"),
        ("overview", {}, "crises-in-numbers.csv"),
        ("case", {"section": "actors"}, "ken-2007-actors.csv"),
    ],
)
def test_what_is_saved_is_what_is_shown(
    page: str,
    params: dict[str, str],
    file_name: str,
    open_page: Callable[..., AppTest],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files: dict[str, bytes] = {}

    def keep(_label: str, data: Callable[[], bytes], name: str, **_more: Any) -> None:
        files[name] = data()

    monkeypatch.setattr(save, "save_file", keep)
    app = open_page(page, **params)
    if page == "overview":
        app.session_state["numbers"] = True  # the part that is folded is opened
        app.run()
    assert not app.exception
    shown, saved = app.dataframe[-1].value, pd.read_csv(BytesIO(files[file_name]))
    assert list(saved) == list(shown)
    assert len(saved) == len(shown) > 0
