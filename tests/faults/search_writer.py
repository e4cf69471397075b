"""A process that writes to an index until it is killed, saying on standard output what is durable."""

import sys

from search.config import SearchConfig
from search.embedded.engine import EmbeddedEngine
from search.language.analysis import Analyzer
from tests.contract.search.entries import entry


def main(folder: str, first: int) -> None:
    """Put, correct, remove, purge and rebuild for ever, from the record of a number on."""
    analyzer = Analyzer()
    analyzer.wait()
    engine = EmbeddedEngine(SearchConfig(engine="tantivy", at=folder), analyzer)
    held: set[str] = {state.item_id for state in engine.states()}
    number = first
    while True:
        names = [f"r{number + offset}" for offset in range(5)]
        engine.put([entry(name, f"산수유 {name}", "축제 예산", "둘째 쪽") for name in names])
        held.update(names)
        _say("put", *names)
        gone = names[0]
        _say("removing", gone)
        engine.remove([gone])
        held.discard(gone)
        _say("removed", gone)
        if number % 3 == 0:
            engine.purge()
        if number % 7 == 0:
            engine.rebuild([entry(name, f"산수유 {name}", "축제 예산", "둘째 쪽") for name in sorted(held)])
        number += 5


def _say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
