"""Kinds answer yes or no; splits put each act into one part."""

import pandas as pd
import pytest
from hypothesis import given

from r2p.dataset.vocabulary import vocabulary
from r2p.measures.kinds import HEADLINE, KINDS, SPLITS, kind, split
from tests.unit.measure_frames import event, events, frames, kinds, quick, real


def test_every_term_of_the_vocabularies_is_a_kind_once() -> None:
    expected = [
        "all",
        *(f"family.{term}" for term in vocabulary("families").index),
        *(f"instrument.{term}" for term in vocabulary("instruments").index),
        "regional.home",
        "regional.led",
        "regional.other",
        *(f"level.{term}" for term in vocabulary("levels").index),
        *(f"pillar.{term}" for term in vocabulary("pillars").index),
        *(f"mode.{term}" for term in vocabulary("modes").index),
        *(f"result.{term}" for term in vocabulary("results").index),
    ]
    assert list(KINDS) == expected


def test_labels_are_unique_and_nothing_is_undefined() -> None:
    assert len({kind.label for kind in KINDS.values()}) == len(KINDS)
    assert all(kind.definition.endswith(".") for kind in KINDS.values())


def test_an_embargo_of_the_neighbourhood_is_both_a_sanction_and_regional_action() -> None:
    acts = events(event(1, "arms_embargo", regional=True), event(2, "good_offices", regional=True))
    masks = {id: KINDS[id].mask(acts).tolist() for id in HEADLINE}
    assert masks == {
        "family.mediation": [False, True],
        "family.sanctions": [True, False],
        "regional.home": [True, True],
    }


def test_pillar_and_level_are_read_from_their_columns() -> None:
    acts = events(event(1, pillar=1), event(2, pillar=2, lead_level="state"))
    assert KINDS["pillar.2"].mask(acts).tolist() == [False, True]
    assert KINDS["level.state"].mask(acts).tolist() == [False, True]
    assert KINDS["level.global"].mask(acts).tolist() == [True, False]


def test_taking_part_leading_and_coming_from_elsewhere_are_told_apart() -> None:
    acts = events(
        event(1, regional=True),
        event(2, regional=True, regional_led=True),
        event(3, regional_other=True),
    )
    masks = [KINDS[f"regional.{term}"].mask(acts).tolist() for term in ("home", "led", "other")]
    assert masks == [[True, True, False], [False, True, False], [False, False, True]]


def test_an_unknown_kind_or_split_names_a_near_one() -> None:
    with pytest.raises(KeyError, match="did you mean 'regional.home'"):
        kind("regional.hom")
    with pytest.raises(KeyError, match="did you mean 'instrument'"):
        split("instruments")
    with pytest.raises(KeyError, match="no kind '§'"):
        kind("§")


@quick
@given(frames(), kinds)
def test_a_mask_is_bool_on_the_index_of_the_acts(acts: pd.DataFrame, id: str) -> None:
    acts = acts.iloc[::-1]
    mask = KINDS[id].mask(acts)
    assert mask.dtype == bool
    assert mask.index.equals(acts.index)


@pytest.mark.parametrize("id", SPLITS)
def test_each_real_act_is_in_exactly_one_part(id: str) -> None:
    codes = SPLITS[id].codes(real().events)
    assert len(codes) == len(real().events)
    assert codes.min() >= 0
    assert codes.max() < len(SPLITS[id].parts)


@pytest.mark.parametrize("id", SPLITS)
def test_the_parts_of_a_kind_hold_all_its_acts(id: str) -> None:
    acts, partition = real().events, SPLITS[id]
    codes = partition.codes(acts)
    for each in KINDS.values():
        used = {partition.parts[code] for code in codes[each.mask(acts).to_numpy()]}
        assert used <= set(partition.parts_of(each)), each.id


def test_a_family_splits_into_its_own_instruments_only() -> None:
    parts = SPLITS["instrument"].parts_of(KINDS["family.public_diplomacy"])
    assert parts == ("statement", "council_decision")
    assert SPLITS["mode"].parts_of(KINDS["mode.ease"]) == ("ease",)
