"""Many marks are drawn by WebGL, few are not, and nothing of them is lost."""

from r2p.figures.webgl import MANY, by_webgl


def trace(marks: int, mode: str = "markers") -> dict:
    return {
        "type": "scatter",
        "mode": mode,
        "x": [0] * marks,
        "y": [0] * marks,
        "customdata": [["KEN-2007-001"]] * marks,
        "cliponaxis": False,
    }


def test_few_marks_stay_as_they_are() -> None:
    traces = [trace(MANY // 2), trace(MANY // 2), trace(10 * MANY, "lines")]
    assert by_webgl(traces) is traces


def test_many_marks_are_turned_and_lines_and_words_are_not() -> None:
    traces = [trace(MANY), trace(1), trace(3, "lines"), trace(3, "text")]
    turned = by_webgl(traces)
    assert [each["type"] for each in turned] == ["scattergl", "scattergl", "scatter", "scatter"]
    assert "cliponaxis" not in turned[0]
    assert turned[0]["customdata"] == traces[0]["customdata"]
    assert traces[0]["type"] == "scatter", "what was given is not changed"
