"""The environment is typed and strict: a wrong start stops with the variable's name, never its value."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.settings.environment import environment_of, read_environment

SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I="


@pytest.fixture
def variables(monkeypatch):
    """Set variables and read the environment."""

    def read(**given: str):
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        return read_environment()

    return read


def test_an_unknown_variable_stops_the_start(variables):
    """A mistyped name does not leave a default standing in silence."""
    with pytest.raises(ImproperlyConfigured, match="YG_SECRETKEY"):
        variables(YG_SECRETKEY="x")


def test_a_value_of_the_wrong_type_is_named_without_its_value(variables):
    """The message says which variable, not what was in it."""
    with pytest.raises(ImproperlyConfigured, match="YG_MAIL_PORT") as stopped:
        variables(YG_MAIL_PORT="hunter2")
    assert "hunter2" not in str(stopped.value)


@pytest.mark.parametrize(
    "given",
    [{"YG_SEALED_MASTER_KEY": SECRET}, {"S3_SEALED_SECRET": SECRET}],
    ids=lambda given: next(iter(given)),
)
def test_the_public_site_is_refused_a_key_of_the_sealed_store(variables, given):
    """The process that faces the internet cannot open an original, even by mistake."""
    with pytest.raises(ImproperlyConfigured, match="public site"):
        variables(YG_SITE="public", **given)


def test_half_a_store_is_no_store(variables):
    """An S3 address without its buckets and keys stops the start."""
    with pytest.raises(ImproperlyConfigured, match="S3_PUBLIC_BUCKET"):
        variables(S3_ENDPOINT="http://127.0.0.1:1")
    with pytest.raises(ImproperlyConfigured, match="S3_SEALED_BUCKET"):
        variables(S3_ENDPOINT="http://127.0.0.1:1", S3_PUBLIC_BUCKET="p", S3_PUBLIC_KEY_ID="k", S3_PUBLIC_SECRET=SECRET)


def test_an_empty_variable_counts_as_absent(variables):
    """The example environment with blanks is a valid one."""
    assert variables(YG_SEALED_MASTER_KEY="", DATABASE_URL="").database_url is None


def test_a_child_process_is_told_its_site():
    """The supervisor hands down its environment with another site."""
    assert environment_of("worker")["YG_SITE"] == "worker"


def test_the_supervisor_hands_the_public_site_no_sealed_key(monkeypatch):
    """One command starts both sites on S3, and the public one still cannot open an original."""
    monkeypatch.setenv("S3_SEALED_SECRET", SECRET)
    assert "S3_SEALED_SECRET" in environment_of("worker")
    assert "S3_SEALED_SECRET" not in environment_of("public")
