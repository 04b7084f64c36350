"""The settings and limits that keep a public host safe."""

import re
import time
import tomllib
from types import SimpleNamespace
from weakref import WeakSet

import pytest

from r2p.dataset.find import LONGEST, Index, find
from r2p.dataset.load import load
from r2p.dataset.paths import ROOT
from r2p.dataset.upload import MOST_BYTES
from r2p.lecture.file import LENGTHS, parse
from r2p.lecture.slide import View
from r2p.ui import lecture, link, own_case, store
from r2p.ui.chart import file_stem
from r2p.ui.map_store import PICTURES
from r2p.ui.search import matching
from r2p.ui.text import JOINER, plain
from tests.hostile import LONG

SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("client", "showErrorDetails", "none"),
        ("client", "toolbarMode", "viewer"),
        ("browser", "gatherUsageStats", False),
        ("server", "enableXsrfProtection", True),
        ("server", "maxUploadSize", MOST_BYTES // 1_000_000),
        ("runner", "magicEnabled", False),
    ],
)
def test_the_settings_suit_a_public_host(section: str, name: str, value: object) -> None:
    assert SETTINGS[section][name] == value


def test_only_what_is_meant_is_served() -> None:
    kinds = {path.suffix for path in (ROOT / "static").rglob("*") if path.is_file()}
    assert kinds <= {".json", ".geojson", ".png", ".csv", ".xlsx", ".zip", ".md", ".toml", ".bib",
                     ".ris", ".cff", ""}  # fmt: skip
    assert not [path for path in (ROOT / "static").rglob("*") if path.is_symlink()]


def test_what_is_kept_for_all_readers_is_bounded() -> None:
    assert store._shared.cache.maxsize <= 500
    assert PICTURES <= 20
    assert store.Own("A", {}, load()).drawings.maxsize <= 40


def test_there_is_room_for_so_many_private_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.st, "session_state", {})
    monkeypatch.setattr(store, "get_script_run_ctx", lambda **how: object())
    monkeypatch.setattr(store, "MOST_OWN", 1)
    monkeypatch.setattr(store, "_open", WeakSet())
    store.set_own(first := store.Own("A", {}, load()))
    assert first in store._open
    assert not store.is_full()  # for the reader who has one already
    monkeypatch.setattr(own_case.st, "session_state", held := {})
    held[store._OWN], other = None, SimpleNamespace(name="B", files={}, data=load())
    assert store.is_full()
    own_case.join(other)  # type: ignore[arg-type]
    assert "private cases" in held[own_case.REFUSED]
    assert held[store._OWN] is None


def test_notices_of_a_link_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link.st, "session_state", held := {})
    for number in range(1000):
        link.notice(f"unknown {number}")
    (notices,) = held.values()
    assert len(notices) == link.MOST_NOTICES + 1
    assert "only the first" in notices[-1]


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ((("a", "b" * (LENGTHS["value"] + 1)),), "at most"),
        (tuple((f"k{number}", "v") for number in range(100)), "at most 80"),
        ((("a", "\u202eb"),), "control character"),
    ],
)
def test_a_view_that_could_not_be_opened_again_is_not_kept(
    params: tuple[tuple[str, str], ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lecture.st, "session_state", {})
    lecture.keep(View("map", params))
    assert said in (lecture.take_word() or "")
    assert not lecture.views()


def test_a_long_choice_is_kept_and_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lecture.st, "session_state", {})
    view = View("arguments", (("out", ",".join(f"C05.KEN-2007-{n:03d}" for n in range(90))),))
    lecture.keep(view)
    assert parse(lecture.dump(lecture.views()), lecture.KEPT) == [view]


@pytest.mark.parametrize("text", [*LONG, ":material/delete:", ":streamlit:", "a\n\n:material/x:"])
def test_no_icon_is_drawn_for_a_text(text: str) -> None:
    shown = re.sub(r"\\([^A-Za-z0-9\s])", r"\1", plain(text))  # as Markdown reads it
    assert not re.search(r":material/|:streamlit:", shown)
    assert shown.replace(JOINER, "") == " ".join(text.split())


@pytest.mark.parametrize(
    "text", ["../../etc/passwd", "a\r\nSet-Cookie: x", 'a";x="', "\u202egnp", ""]
)
def test_a_file_name_holds_nothing_but_letters(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]{0,80}", file_stem("map", text))


@pytest.mark.parametrize(
    "query",
    ['"' * 100, "a " * 50, "1 jan " * 20, "(" * 100, "A" * 100, "\ufdfa" * 100, "\\" * 100,
     "aaaaaaaaaa" * 5000],
)  # fmt: skip
def test_no_search_words_hold_the_host_up(query: str, index: Index) -> None:
    texts = load().events["description"]
    begun = time.process_time()
    matching(texts, query[:LONGEST])
    find(index, query)
    assert time.process_time() - begun < 2


@pytest.fixture(scope="module")
def index() -> Index:
    """All that can be found."""
    from r2p.dataset.find import index

    return index(load())
