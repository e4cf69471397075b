"""Kiwi as Presidio's NlpEngine: whitespace tokens for Presidio, morphemes on the artifact for our own recognizers.

Presidio wants tokens only to know where words end; a sentinel token at the end of the text keeps its enhancer from
raising where a match ends behind the last token. Kiwi is loaded once per process (about 300 MB, 1.5 s).
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, cast

from kiwipiepy import Kiwi
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

from redaction.errors import DetectorUnavailable
from redaction.finding.values.hits import Morpheme, Sight

_GUESSED = 60
"""Kiwi's first morphemes stand one for each tag: a word its dictionary lacks has the number of its tag."""
_TOKEN = re.compile(r"[^\s:]+")


class SightArtifacts(NlpArtifacts):
    """Presidio's artifacts with the sight our recognizers look at."""

    def __init__(self, sight: Sight, engine: "KiwiEngine") -> None:
        tokens = [(match.group(), match.start()) for match in _TOKEN.finditer(sight.text)]
        tokens.append(("", len(sight.text)))
        super().__init__(
            entities=[],
            tokens=cast(Any, [token for token, _ in tokens]),  # Presidio types a spaCy Doc here and takes any sequence
            tokens_indices=[start for _, start in tokens],
            lemmas=[],
            nlp_engine=engine,
            language="ko",
        )
        self.sight = sight


@lru_cache(maxsize=1)
def loaded_kiwi() -> "KiwiEngine":
    """The process's one Kiwi, loaded at the first call. Raises DetectorUnavailable."""
    engine = KiwiEngine()
    engine.load()
    return engine


class KiwiEngine(NlpEngine):
    """Morphemes by Kiwi, on one thread so that a fork after loading is safe."""

    def __init__(self) -> None:
        self._kiwi: Kiwi | None = None

    def load(self) -> None:
        """Load Kiwi's model. Raises DetectorUnavailable."""
        try:
            # The encyclopaedia's names of several words cost 190 MB and change nothing that our rules look at.
            self._kiwi = Kiwi(num_workers=1, load_multi_dict=False)
            self._kiwi.tokenize("불러오기")
        except (OSError, RuntimeError, ValueError) as error:
            raise DetectorUnavailable("kiwi") from error

    def is_loaded(self) -> bool:
        """Whether `load` has run."""
        return self._kiwi is not None

    def morphemes(self, text: str) -> tuple[Morpheme, ...]:
        """The morphemes of a text in order. Raises DetectorUnavailable where the model was not loaded."""
        if self._kiwi is None:
            raise DetectorUnavailable("kiwi")
        return tuple(
            Morpheme(token.form, token.tag, token.start, token.start + token.len, token.id > _GUESSED)
            for token in self._kiwi.tokenize(text)
        )

    def process_text(self, text: str, language: str) -> SightArtifacts:
        """Presidio's entry for a text without line breaks."""
        del language
        return SightArtifacts(Sight(text, text, self.morphemes(text)), self)

    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, **kwargs: Any
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """Presidio's entry for many texts, one after another."""
        del batch_size, n_process, kwargs
        for text in texts:
            yield text, self.process_text(text, language)

    def is_stopword(self, word: str, language: str) -> bool:
        """No word is skipped."""
        del word, language
        return False

    def is_punct(self, word: str, language: str) -> bool:
        """No word is skipped."""
        del word, language
        return False

    def get_supported_entities(self) -> list[str]:
        """The engine finds no entities itself."""
        return []

    def get_supported_languages(self) -> list[str]:
        """Korean alone."""
        return ["ko"]
