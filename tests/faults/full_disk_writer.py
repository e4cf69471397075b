"""A process whose disk is full: no file may grow past so many bytes. It says how writing ended."""

import resource
import signal
import sys

from search.config import SearchConfig
from search.embedded.engine import EmbeddedEngine
from search.errors import SearchError
from search.language.analysis import Analyzer
from tests.contract.search.entries import entry


def main(folder: str, action: str, most_bytes: int) -> None:
    """Put, purge or rebuild under the limit; prints the error's code, or that all went well."""
    engine = EmbeddedEngine(SearchConfig(engine="tantivy", at=folder), Analyzer())
    entries = [entry(f"n{number}", f"산수유 {number}", *["축제 예산 집행 내역"] * 40) for number in range(40)]
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    try:
        {"put": lambda: engine.put(entries), "purge": engine.purge, "rebuild": lambda: engine.rebuild(entries)}[
            action
        ]()
    except SearchError as error:
        sys.stdout.write(error.code)
        return
    sys.stdout.write("done")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
