"""A case of the reader's own: checked, beside ours in this session, and nowhere else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from r2p.dataset.paths import ROOT
from r2p.dataset.read import CASE_FILES
from r2p.dataset.trial import zipped
from r2p.lecture.slide import View
from r2p.ui import own_case, store
from r2p.ui.pages import PAGES, entry
from r2p.ui.your_case_correct import csv_of, table_of
from r2p.ui.your_case_start import example_zip
from tests.copies import copy_crisis

NEW, LABEL = "KEN-1992", "Kenya 2007–08 (yours)"
ONLY_HERE = "A name that only this case has"
PAGE = "pages/your-case.py"

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A real crisis copied under a new id, with a title of its own."""
    project = tmp_path_factory.mktemp("project")
    (project / "data" / "cases").mkdir(parents=True)
    (project / "data" / "cases" / "KEN-2007").symlink_to(ROOT / "data" / "cases" / "KEN-2007")
    folder: Path = copy_crisis(project, "KEN-2007", NEW, ONLY_HERE)
    return {file: (folder / file).read_bytes() for file in CASE_FILES}


def bring(app: AppTest, files: Files, name: str = NEW) -> AppTest:
    """Upload a case as zip on the page of the app."""
    body = zipped(name, files)
    app.file_uploader[0].set_value((f"{name}.zip", body, "application/zip"))
    return app.run()


@pytest.fixture(scope="module")
def brought(files: Files) -> AppTest:
    """A session with a case beside ours. Shared: switch pages, change nothing else."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page(PAGE)
    return bring(app.run(), files)


def said(app: AppTest) -> str:
    kinds = ("markdown", "caption", "title", "header", "info", "warning", "error", "success")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind))


def test_a_sound_case_is_welcomed_and_marked(brought: AppTest) -> None:
    brought.switch_page(PAGE).run()
    assert not brought.exception
    assert "is sound" in brought.success[0].value
    assert "(yours)" in said(brought).replace("\\", "")
    assert "in this session only" in said(brought)


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_every_page_opens_with_it(name: str, brought: AppTest) -> None:
    brought.query_params.clear()
    brought.query_params["cases"] = f"{NEW},GIN-2009"
    brought.query_params["case"] = NEW
    brought.switch_page(entry(name).file).run()
    assert not brought.exception
    assert not brought.warning, [warning.value for warning in brought.warning]
    assert "is your own case" in said(brought)
    choosers = [box for box in brought.multiselect if box.key == "cases"]
    assert all(LABEL in box.options for box in choosers)


@pytest.mark.parametrize("section", ["acts", "actors", "sources", "numbers", "analogues", "notes"])
def test_every_section_of_the_dossier_opens_with_it(section: str, brought: AppTest) -> None:
    brought.query_params.clear()
    brought.query_params.update({"case": NEW, "section": section})
    brought.switch_page("pages/case.py").run()
    assert not brought.exception
    assert ONLY_HERE in brought.title[0].value


def test_nothing_reaches_another_session(
    brought: AppTest, open_page: Callable[..., AppTest]
) -> None:
    before = store.published()
    for name in ("case", "compare", "timeline", "overview"):
        other = open_page(name, cases=f"{NEW},GIN-2009", case=NEW)
        assert not other.exception
        assert "yours" not in said(other)
        assert ONLY_HERE not in said(other)
        if name != "overview":
            assert any("1992" in warning.value for warning in other.warning)
            key = "case" if name == "case" else "cases"
            assert NEW not in str(other.query_params.get(key))
        assert NEW not in store.published().case_ids
    assert store.published() is before
    assert not before.private


def test_what_is_kept_for_all_readers_never_holds_it(brought: AppTest) -> None:
    brought.query_params.clear()
    brought.query_params["cases"] = NEW
    brought.switch_page("pages/timeline.py").run()
    held = brought.session_state[store._OWN]
    assert len(held.drawings) > 0
    assert NEW not in str(list(store._shared.cache))


def test_a_slide_shows_it_and_says_so(files: Files, open_page: Callable[..., AppTest]) -> None:
    app = bring(open_page("your-case"), files)
    app.session_state["_lecture"] = [View("compare", (("cases", NEW),))]
    app.query_params["slide"] = "1"
    app.switch_page("pages/present.py").run()
    assert not app.exception
    (staged,) = app.session_state["_staged"].values()
    assert staged.drawings
    assert not staged.notices
    assert "unpublished case" in said(app)


def test_it_is_removed_from_data_choices_and_link(
    files: Files, open_page: Callable[..., AppTest]
) -> None:
    app = bring(open_page("your-case"), files)
    app.query_params["cases"] = f"{NEW},GIN-2009"
    app.switch_page("pages/compare.py").run()
    app.button(key="_own_remove").click().run()
    assert not app.exception
    assert not app.warning
    assert "your own case" not in said(app)
    assert NEW not in str(app.query_params)
    assert "GIN-2009" in str(app.query_params["cases"])


def test_problems_are_listed_and_the_case_stays_out(
    files: Files, open_page: Callable[..., AppTest]
) -> None:
    broken = {**files, "events.csv": files["events.csv"].replace(b",apply,", b",aply,", 1)}
    app = bring(open_page("your-case"), broken)
    assert not app.exception
    assert "1 problem" in app.error[0].value
    row = app.dataframe[0].value.iloc[0]
    assert (row["File"], row["Column"], row["Found"]) == ("events.csv", "mode", "aply")
    assert row["Row"] == "2"
    assert row["Suggestion"] == "apply"
    assert "is your own case" not in said(app)


def test_no_cell_of_a_case_starts_a_formula_in_a_table(
    files: Files, open_page: Callable[..., AppTest]
) -> None:
    first = files["sources.csv"].split(b"\n")[1].split(b",")[0]
    broken = {**files, "sources.csv": files["sources.csv"].replace(first, b"=1+1", 1)}
    app = bring(open_page("your-case"), broken)
    found = app.dataframe[0].value["Found"].tolist()
    assert "'=1+1" in found
    assert not [cell for cell in found if cell.startswith("=")]


def test_a_refusal_says_why(open_page: Callable[..., AppTest], files: Files) -> None:
    app = open_page("your-case")
    app.file_uploader[0].set_value(("evil.csv", b"a,b", "text/csv"))
    app.run()
    assert not app.exception
    assert "not a file of a case" in app.error[0].value.replace("\\", "")
    ours = {file: body.replace(NEW.encode(), b"KEN-2007") for file, body in files.items()}
    app = bring(open_page("your-case"), ours, "KEN-2007")
    assert "no crisis of the atlas has" in str(app.dataframe[0].value["Allowed"].tolist())
    assert "is your own case" not in said(app)


def test_files_one_by_one_complete_and_replace_each_other(
    files: Files, open_page: Callable[..., AppTest]
) -> None:
    app = open_page("your-case")
    broken = files["events.csv"].replace(b",apply,", b",aply,", 1)
    app.file_uploader[0].set_value([("events.csv", broken, "text/csv")]).run()
    assert NEW in app.error[0].value.replace("\\", "")  # as its acts say
    assert "not brought yet: **case" in said(app)
    assert "an id that starts with" not in str(app.dataframe[0].value["Allowed"].tolist())
    sent = [("events.csv", broken, "text/csv")]
    sent += [(file, body, "text/plain") for file, body in files.items() if file != "events.csv"]
    app.file_uploader[0].set_value(sent).run()
    assert "1 problem " in app.error[0].value
    app.switch_page("pages/data.py").run()
    app.switch_page(PAGE).run()  # the field for files is empty again
    app.file_uploader[0].set_value([("events.csv", files["events.csv"], "text/csv")]).run()
    assert not app.exception
    assert "is sound" in app.success[0].value
    assert "together with what was here already: case.toml" in said(app).replace("\\", "")
    again = open_page("your-case")
    sent += [("events.csv", files["events.csv"], "text/csv")]
    again.file_uploader[0].set_value(sent).run()
    assert "is sound" in again.success[0].value  # the later file counts


def test_a_correction_is_checked_again(files: Files, open_page: Callable[..., AppTest]) -> None:
    broken = {**files, "notes.md": b"\n"}
    app = bring(open_page("your-case"), broken)
    assert app.error
    app.query_params["section"] = "correct"
    app.switch_page(PAGE).run()
    app.segmented_control(key="_case_file").set_value("notes.md").run()
    app.text_area[0].set_value(files["notes.md"].decode()).run()
    next(button for button in app.button if button.label == "Check again").click().run()
    assert not app.exception
    assert "is your own case" in said(app)
    assert app.session_state[own_case.TRIAL].data is not None


@pytest.mark.parametrize("section", ["bring", "correct", "analogues", "start"])
def test_each_part_opens_without_a_case(section: str, open_page: Callable[..., AppTest]) -> None:
    app = open_page("your-case", section=section)
    assert not app.exception
    assert not app.error


def test_the_template_wants_an_id(open_page: Callable[..., AppTest]) -> None:
    app = open_page("your-case", section="start")
    app.text_input(key="_template_id").set_value("Ghana").run()
    assert not app.exception
    assert "no id of a crisis" in app.error[0].value


def test_a_worked_example_can_be_brought_at_once(open_page: Callable[..., AppTest]) -> None:
    body = example_zip("GMB-2016", "GMB-1900")
    app = open_page("your-case")
    app.file_uploader[0].set_value(("GMB-1900.zip", body, "application/zip"))
    app.run()
    assert not app.exception
    assert "is sound" in app.success[0].value
    assert "The Gambia 2016–17 (yours)" in app.success[0].value.replace("\\", "")


@pytest.mark.parametrize("file", ["stages.csv", "events.csv", "sources.csv", "actors.csv"])
def test_the_editor_changes_nothing_by_itself(file: str, files: Files) -> None:
    rows = table_of(file, files[file])
    assert rows is not None
    assert rows.index[0] == 2
    assert csv_of(rows) == files[file]


def test_what_is_no_table_is_edited_as_text() -> None:
    assert table_of("events.csv", b"a,b\n1\n") is None
    assert table_of("events.csv", b"a,a\n1,2\n") is None
    assert table_of("events.csv", b"a;b\n1;2\n") is None
    assert table_of("events.csv", b"\xff\xfe") is None
    assert table_of("case.toml", b"id = 1") is None
