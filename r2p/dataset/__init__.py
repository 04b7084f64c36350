"""Files to validated, typed frames."""

from r2p.dataset.load import Dataset, load
from r2p.dataset.problem import Problem
from r2p.dataset.schema import schema
from r2p.dataset.vocabulary import label, labels, vocabulary

__all__ = ["Dataset", "Problem", "label", "labels", "load", "schema", "vocabulary"]
