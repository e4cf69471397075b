"""A county's own list makes departments, accounts and roles, and ends the roles of whoever moved on."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError

from cms.offices import OfficesRefused, read_offices
from disclosure.models import AuditEntry, Membership
from disclosure.states import Role

LIST = """
[agency]
code = "{agency}"
name = "시험군"

[[department]]
code = "roads"
name = "도로과"
phone = "061-700-2001"

[[person]]
username = "hong"
family_name = "홍"
given_name = "가람"
editor = true
roles = [{roles}]
"""


def bring_in(world, folder, roles: str) -> None:
    """Run the command with a list of one person."""
    path = folder / "offices.toml"
    path.write_text(LIST.format(agency=world.agency.code, roles=roles), encoding="utf-8")
    call_command("set_up_offices", path)


def test_a_new_colleague_gets_an_account_and_a_role(world, tmp_path, capsys):
    """The account has no password until one is set, the role counts at once, and both leave a row in the audit."""
    before = AuditEntry.objects.count()
    bring_in(world, tmp_path, '"roads:handler"')
    hong = User.objects.get(username="hong")
    assert not hong.has_usable_password()
    assert hong.groups.get().name == "Editors"
    assert "changepassword hong" in capsys.readouterr().out
    assert Membership.objects.get(user=hong, ended_at=None).role == Role.HANDLER
    assert AuditEntry.objects.count() > before


def test_bringing_in_the_same_list_again_changes_nothing(world, tmp_path, capsys):
    """A list may be run at every change; only the change is made."""
    bring_in(world, tmp_path, '"roads:handler"')
    bring_in(world, tmp_path, '"roads:handler"')
    assert capsys.readouterr().out.splitlines()[-1] == "departments=0 accounts=0 roles=0 ended=0"


def test_whoever_moved_on_loses_the_role_and_nobody_else(world, tmp_path):
    """A person named without a role may do nothing any more; people the list does not name keep theirs."""
    others = Membership.objects.filter(ended_at=None).count()
    bring_in(world, tmp_path, '"roads:handler"')
    bring_in(world, tmp_path, "")
    assert not Membership.objects.filter(user__username="hong", ended_at=None).exists()
    assert Membership.objects.filter(ended_at=None).count() == others


@pytest.mark.parametrize("roles", ['"roads:system"', '"roads:boss"', '"nowhere:handler"'])
def test_a_list_with_an_unknown_role_or_department_changes_nothing(world, tmp_path, roles):
    """The refusal names the person, and no half of the list is taken."""
    with pytest.raises(CommandError, match="hong"):
        bring_in(world, tmp_path, roles)
    assert not User.objects.filter(username="hong").exists()


@pytest.mark.parametrize("text", ["not = [toml", "[agency]\ncode = 'x'"])
def test_a_list_that_cannot_be_read_says_why(text):
    """Broken or incomplete."""
    with pytest.raises(OfficesRefused):
        read_offices(text)
