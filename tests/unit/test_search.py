"""What is found in a table, and what is not."""

import pandas as pd
import pytest

from r2p.ui.search import joined, matching

TEXTS = pd.Series(
    [
        "AU Council condemned the coup, 29 Sep 2009, because of the killings",
        "Côte d'Ivoire: ECOWAS suspended the member, 7 Dec 2010",
        "A reported caution of 2009 (S/PRST/2009/27), 12 Oct 2009",
        "Talks opened on 21 Oct 2009",
    ]
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [0, 1, 2, 3]),
        ("  ", [0, 1, 2, 3]),
        ("AU", [0]),  # not in "because", not in "caution"
        ("au", [0, 2]),  # but small letters are found anywhere
        ("cote ivoire", [1]),
        ("CÔTE", [1]),
        ("October 2009", [2, 3]),
        ("oct 2009", [2, 3]),
        ("1 October 2009", []),  # not the 21st
        ("AU September 2009", [0]),
        ("the AU in September 2009", [0]),
        ("S/PRST/2009/27", [2]),
        ('"suspended the member"', [1]),
        ('"member suspended"', []),
        ("suspended member", [1]),
        ("[", []),
        ("(S/PRST", [2]),
        ("\\", []),
        ("nothing", []),
        ("XYZ", []),
    ],
)
def test_found(query: str, found: list[int]) -> None:
    assert TEXTS[matching(TEXTS, query)].index.tolist() == found


def test_capitals_that_are_nowhere_a_word_are_found_as_letters() -> None:
    texts = pd.Series(["UNMISS arrived", "nobody"])
    assert matching(texts, "UNMI").tolist() == [True, False]


def test_columns_are_joined_with_days_in_both_ways_of_writing_them() -> None:
    frame = pd.DataFrame(
        {
            "when": pd.to_datetime(["2009-10-06", None]),
            "what": ["talks", "vote"],
            "how many": pd.array([3, None], dtype="Int64"),
        }
    )
    texts = joined(frame[column] for column in frame)
    assert texts.tolist() == ["2009-10-06 6 Oct 2009 \ntalks \n3", " \nvote \n"]
    assert matching(texts, "October 2009 talks").tolist() == [True, False]
