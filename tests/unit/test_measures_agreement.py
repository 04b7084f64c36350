"""Agreement of two coders: values worked out by hand, the library, intervals, what is undefined."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from r2p.measures import agreement as measure
from r2p.measures.agreement import agreement, confusion

PAIRS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=25)


def test_cohens_kappa_of_a_textbook_table() -> None:
    """Two readers, 50 grants: both yes 20, first only 5, second only 10, both no 15."""
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    made = agreement(first, second)
    assert made.percent.value == pytest.approx(0.7)
    assert made.kappa.value == pytest.approx(0.4)
    assert (made.n, made.same, made.categories) == (50, 35, 2)


def test_krippendorffs_alpha_of_his_own_example() -> None:
    """Ten units, two observers, binary data: alpha 0.095 (Krippendorff 2011, section A)."""
    first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert agreement(first, second).alpha.value == pytest.approx(0.095, abs=5e-4)


@given(PAIRS.filter(lambda pairs: len({term for pair in pairs for term in pair}) > 1))
@settings(max_examples=60, deadline=None)
def test_the_short_formula_of_alpha_is_the_librarys(pairs: list[tuple[str, str]]) -> None:
    one, other, used = measure._codes(*zip(*pairs, strict=True))
    quick = float(measure._alphas(one, other, used))
    assert quick == pytest.approx(measure._alpha(one, other, used))


@given(PAIRS)
@settings(max_examples=30, deadline=None)
def test_what_holds_for_any_two_coders(pairs: list[tuple[str, str]]) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    made, turned = agreement(first, second), agreement(second, first)
    assert made.same == sum(a == b for a, b in pairs)
    for one, other in zip(
        (made.percent, made.kappa, made.alpha),
        (turned.percent, turned.kappa, turned.alpha),
        strict=True,
    ):
        assert one.value == pytest.approx(other.value, nan_ok=True)
        assert not one.known or one.value <= 1 + 1e-9
        if one.bounded:
            assert one.low <= one.high
    assert confusion(first, second, "abcd").to_numpy().sum() == len(pairs)


@pytest.mark.parametrize("n", [1, 2, 5, 30])
def test_one_category_only_leaves_kappa_and_alpha_undefined(n: int) -> None:
    made = agreement(["apply"] * n, ["apply"] * n)
    assert made.percent.value == 1
    assert not made.kappa.known
    assert not made.alpha.known
    assert not made.kappa.bounded


def test_no_act_and_few_acts() -> None:
    assert not agreement([], []).percent.known
    assert not agreement(["a", "b"], ["a", "a"]).percent.bounded
    with pytest.raises(ValueError, match="1 acts of one coder, 2"):
        agreement(["a"], ["a", "b"])


def test_the_interval_holds_the_value_narrows_with_acts_and_is_the_same_again() -> None:
    few = agreement(list("aabbabab"), list("aabbabba"))
    many = agreement(list("aabbabab") * 20, list("aabbabba") * 20)
    assert few == agreement(list("aabbabab"), list("aabbabba"))
    for made in (few, many):
        assert made.kappa.low <= made.kappa.value <= made.kappa.high
    assert many.kappa.high - many.kappa.low < few.kappa.high - few.kappa.low
    spread = 1.96 * np.sqrt(0.75 * 0.25 / 160)
    assert many.percent.high - many.percent.value == pytest.approx(spread, abs=0.015)
