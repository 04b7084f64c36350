"""The dataset and finished drawings, held once for all readers."""

from collections.abc import Callable
from threading import Condition
from typing import Any, TypeVar

import streamlit as st
from cachetools import LRUCache, cached

from r2p.dataset import Dataset, load

T = TypeVar("T")
_DRAWINGS = 500


@st.cache_resource(show_spinner="Reading the crises …")
def dataset() -> Dataset:
    """The whole dataset. Shared by all sessions: do not change its frames."""
    return load()


# Not Streamlit's cache: its keys cost more to compute than many a drawing. With a condition,
# a class that opens the same link in the same second waits for one drawing instead of making
# it a hundred times.
@cached(LRUCache(_DRAWINGS), condition=Condition())
def kept(function: Callable[..., T], *choices: Any) -> T:
    """``function(dataset, *choices)``, worked out once for each set of choices.

    ``choices`` must be hashable and all that the result depends on besides
    the dataset. The result is shared by all sessions: do not change it.
    """
    return function(dataset(), *choices)
