"""Pages run without a browser, from a link."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from r2p.dataset.paths import ROOT
from r2p.ui.pages import entry


@pytest.fixture
def open_page() -> Callable[..., AppTest]:
    """``open_page("timeline", cases="KEN-2007")``: the page, run once with that link."""

    def open_(name: str, **params: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        app.switch_page(entry(name).file)
        for key, value in params.items():
            app.query_params[key] = value
        return app.run()

    return open_
