"""The county's facts: one file, whole or refused."""

import pytest

from cms.county import CountyFileWrong, read_county, write_county
from cms.sample_county.officers import county_lexicon
from redaction.config import CountyLexicon


def test_without_a_file_the_defaults_hold(tmp_path):
    """A county that has written nothing still starts."""
    assert read_county(tmp_path / "none.json") == CountyLexicon()


def test_what_was_written_is_read_again(tmp_path):
    """The staff directory comes back as it was."""
    lexicon = county_lexicon()
    write_county(tmp_path / "county.json", lexicon)
    assert read_county(tmp_path / "county.json") == lexicon
    assert len(lexicon.officials) > 100


def test_half_a_directory_is_refused_with_the_field(tmp_path):
    """A broken file stops the start and names the field, not the value."""
    (tmp_path / "county.json").write_text('{"officials": [["김하나"]]}', encoding="utf-8")
    with pytest.raises(CountyFileWrong, match="officials") as stopped:
        read_county(tmp_path / "county.json")
    assert "김하나" not in str(stopped.value)
