"""What an engine needs to know to open. Made by the composition root; search itself reads no settings."""

from dataclasses import dataclass
from typing import Literal

EngineName = Literal["tantivy", "elasticsearch"]


@dataclass(frozen=True, slots=True)
class SearchConfig:
    """Where the index is and how patient to be.

    `at` is a folder for tantivy, a URL for Elasticsearch. `analysis_threads` above 1 uses a thread pool of the
    tokenizer, which does not survive a fork: only for processes that build an index and never fork afterwards.
    `budget_seconds` bounds a reader's query, `write_seconds` the wait for the writer's lock or for a bulk request.
    `api_key`, `ca_certs` (a path) and `index_name` apply to Elasticsearch only.
    """

    engine: EngineName
    at: str
    index_name: str = "records"
    analysis_threads: int = 1
    budget_seconds: float = 2.0
    write_seconds: float = 60.0
    api_key: str | None = None
    ca_certs: str | None = None
