"""Plainly invented text of a given length: words that no language has."""

from itertools import accumulate
from random import Random

_STARTS = ("b", "br", "d", "dr", "f", "g", "gl", "k", "l", "m", "n", "p", "pr", "r", "s", "t", "v")
_MIDDLES = ("a", "e", "i", "o", "u", "ai", "ou")
_ENDS = ("", "l", "m", "n", "r", "s", "nd", "rt")
_WORDS = 4_000


class Words:
    """A lexicon of invented words, of which a few are frequent and most are rare.

    Args:
        random: decides which words there are and which come next.
    """

    def __init__(self, random: Random) -> None:
        self._random = random
        made: dict[str, None] = {}
        while len(made) < _WORDS:
            made["".join(self._syllable() for _ in range(random.choice((1, 2, 2, 3))))] = None
        self._lexicon = list(made)
        self._weights = list(accumulate(1 / place for place in range(20, _WORDS + 20)))

    def _syllable(self) -> str:
        return "".join(map(self._random.choice, (_STARTS, _MIDDLES, _ENDS)))

    def phrase(self, count: int) -> str:
        """``count`` words with a capital at the start and no full stop."""
        picked = self._random.choices(self._lexicon, cum_weights=self._weights, k=max(1, count))
        text = " ".join(picked)
        return text[0].upper() + text[1:]

    def text(self, count: int) -> str:
        """``count`` words in sentences of a dozen."""
        parts, left = [], count
        while left > 0:
            size = min(left, self._random.randint(8, 16))
            parts.append(f"{self.phrase(size)}.")
            left -= size
        return " ".join(parts)

    def characters(self, least: int, most: int) -> str:
        """Sentences of ``least`` to ``most`` characters."""
        text = self.text(least // 4)
        while len(text) < least:
            text += f" {self.text(8)}"
        return text if len(text) <= most else f"{text[: most - 1].rstrip(' .')}."
