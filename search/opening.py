"""The door: a configuration in, an engine out."""

from search.clustered.engine import ClusteredEngine
from search.config import SearchConfig
from search.embedded.engine import EmbeddedEngine
from search.engine import Engine


def open_engine(config: SearchConfig) -> Engine:
    """Open the engine of a configuration. Touches neither disk nor network: the first call on it does."""
    if config.engine == "elasticsearch":
        return ClusteredEngine(config)
    return EmbeddedEngine(config)
