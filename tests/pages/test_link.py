"""The address is the state: what is read from it, written to it, and refused."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from r2p.dataset.paths import ROOT


def choices() -> None:
    import streamlit as st

    from r2p.ui import controls, link

    link.enter("trial")
    options = {"a": "Alpha", "b": "Beta", "c": "Gamma"}
    st.text(controls.pick_one("One", "one", options, "a"))
    st.text(",".join(controls.pick_some("Some", "some", options, ["a", "b"])))
    st.text(controls.switch("On", "on"))
    st.text(controls.pick_number("Number", "number", 1, 10, 5))
    st.text(controls.search_box("Find", "find"))
    for text in link.take_notices():
        st.warning(text)


def opened(**params: str) -> AppTest:
    app = AppTest.from_function(choices)
    for key, value in params.items():
        app.query_params[key] = value
    return app.run()


def shown(app: AppTest) -> list[str]:
    assert not app.exception
    return [text.value for text in app.text]


def test_a_silent_address_means_the_defaults() -> None:
    app = opened()
    assert shown(app) == ["a", "a,b", "False", "5", ""]
    assert not app.query_params
    assert not app.warning


def test_the_address_decides_on_the_first_run() -> None:
    app = opened(one="c", some="c,a", on="yes", number="7", find="arms embargo", v="1")
    assert shown(app) == ["c", "c,a", "True", "7", "arms embargo"]
    assert not app.warning


def test_a_choice_goes_into_the_address_and_a_default_leaves_it() -> None:
    app = opened()
    app.selectbox(key="one").select("b").run()
    assert app.query_params["one"] in ("b", ["b"])
    assert app.query_params["v"] in ("1", ["1"])
    app.selectbox(key="one").select("a").run()
    assert not app.query_params


def test_an_emptied_list_is_not_the_default() -> None:
    app = opened()
    app.multiselect(key="some").set_value([]).run()
    assert shown(app)[1] == ""
    assert app.query_params["some"] in ("none", ["none"])
    assert shown(opened(some="none"))[1] == ""


def test_a_bad_value_falls_back_and_says_so() -> None:
    app = opened(one="z", number="99", on="maybe")
    assert shown(app) == ["a", "a,b", "False", "5", ""]
    said = " ".join(warning.value for warning in app.warning)
    assert "“one=z”" in said
    assert "a, b, c" in said
    assert "from 1 to 10" in said
    assert "“on=maybe”" in said
    assert not app.query_params


def test_unknown_members_of_a_list_are_left_out_and_named() -> None:
    app = opened(some="c,x,y")
    assert shown(app)[1] == "c"
    assert "“x”, “y”" in app.warning[0].value
    assert app.query_params["some"] in ("c", ["c"])


def test_a_link_of_another_version_still_works_and_is_noted() -> None:
    app = opened(one="b", v="7")
    assert shown(app)[0] == "b"
    assert "another version" in app.warning[0].value


def test_an_address_changed_from_outside_decides_again() -> None:
    app = opened(one="b")
    app.query_params["one"] = "c"
    assert shown(app.run())[0] == "c"


def test_an_address_that_lags_behind_a_quick_second_choice_does_not_undo_the_first() -> None:
    app = opened(one="b")
    app.selectbox(key="one").select("c").run()
    app.query_params.clear()
    app.query_params["one"] = "b"  # what the browser still had when the next choice was made
    app.number_input(key="number").set_value(6).run()
    assert shown(app)[0] == "c"
    assert app.query_params["one"] in ("c", ["c"])


def steps() -> None:
    """What is in the link alone, without a widget: slides, the pager, the step of the map."""
    import streamlit as st

    from r2p.ui import link

    def on() -> None:
        link.write("step", (str(int((link.raw("step") or ("0",))[0]) + 1),))

    link.enter("trial")
    st.text(",".join(link.raw("step")))
    st.button("On", key="on", on_click=on)


def bring(app: AppTest, **params: str) -> AppTest:
    """A run that nobody on the page asked for, with the address that the browser has."""
    app.query_params.clear()
    for key, value in params.items():
        app.query_params[key] = value
    return app.run()


def test_an_older_address_does_not_undo_what_stands_in_the_link_alone() -> None:
    app = AppTest.from_function(steps).run()
    for step in ("1", "2"):
        app.query_params.clear()  # the browser has not heard of any step when the next is asked for
        assert shown(app.button(key="on").click().run()) == [step]
    assert shown(bring(app)) == ["2"]
    assert app.query_params["step"] in ("2", ["2"]), "the browser is told again"
    assert shown(bring(app, step="1", v="1")) == ["2"]


def test_an_address_that_the_browser_had_left_is_a_choice() -> None:
    app = AppTest.from_function(steps).run()
    app.button(key="on").click().run()
    assert shown(app.run()) == ["1"], "now the browser has it"
    assert shown(bring(app)) == [""]
    assert not app.query_params
    assert shown(bring(app, step="7")) == ["7"], "and so is one that was never written here"


def test_another_page_begins_with_its_own_address(open_page: Callable[..., AppTest]) -> None:
    app = open_page("data")
    next(each for each in app.button if each.key == "pager_Next").click().run()
    assert app.query_params["page"] in ("2", ["2"])
    app.switch_page("pages/timeline.py")
    assert "page" not in bring(app).query_params
    app.switch_page("pages/data.py")
    assert "page" not in bring(app).query_params


def test_nobody_reads_or_writes_the_address_past_the_link() -> None:
    files = [*ROOT.glob("r2p/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py"]
    named = {file.name for file in files if "st.query_params" in file.read_text(encoding="utf-8")}
    assert named == {"link.py", "trail.py"}
