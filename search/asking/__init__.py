"""From what a reader typed to what is looked for: the query, its plan, its repairs, and the steps of an answer."""
