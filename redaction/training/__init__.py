"""Training of the name tagger on papers that code writes: one command, one seed, one model file.

`python -m redaction.training` writes redaction/finding/engine/models. No text of any real paper and no foreign data
set is used; the public test set has its own templates and seeds (tests/detection) and never enters here.
"""
