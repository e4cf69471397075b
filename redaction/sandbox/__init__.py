"""A process of its own for hostile files: forked per job from a warm parent, without files, network or children."""
