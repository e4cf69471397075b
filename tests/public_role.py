"""What the public process does in a day, run in a process of its own under its own database role.

`python -m tests.public_role found` sets the county up as the owner; `visit` browses, files a request and reports.
"""

import os
import sys
from datetime import UTC, datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
django.setup()

from django.contrib.auth.models import User  # noqa: E402 - Django must be set up before its models
from django.test import Client  # noqa: E402

from cms.pages.preparing import prepare_pages  # noqa: E402
from disclosure.actions import bodies  # noqa: E402
from disclosure.sealing import Vault  # noqa: E402
from disclosure.states import Role  # noqa: E402

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
STEPS = {
    "what": {"topic": "계약", "seen": "계약"},
    "how": {"text": "계약서를 보고 싶습니다.", "methods": ["file"], "deliveries": ["email"]},
    "who": {"name": "김점례", "birth_date": "19500321", "address": "구례군 마산면", "email": "jeomrye@example.com"},
}


def found() -> None:
    """Agency, department, intake officer, calendar, editorial pages."""
    agency = bodies.found_agency(code="gurye", name="구례군", vault=Vault(b"m" * 32), by=None, at=NOW)
    department = bodies.found_department(
        agency=agency, code="general", name="종합민원과", phone="061-780-2114", order=1, by=None, at=NOW
    )
    intake = User.objects.create_user("intake")
    bodies.grant_role(user=intake, department=department, role=Role.INTAKE, by=None, at=NOW)
    bodies.seed_holidays(agency=agency, years=(2026, 2027), by=None, at=NOW)
    prepare_pages()


def visit() -> None:
    """Every kind of page, a request from the first step to the receipt, and a code for its status."""
    reader = Client(SERVER_NAME="127.0.0.1")
    for path in ("/", "/records/", "/guide/how/", "/notices/", "/feeds/records.atom", "/sitemap-pages.xml", "/status/"):
        assert reader.get(path).status_code == 200, path
    for step, answers in STEPS.items():
        assert reader.post(f"/request/{step}/", answers).status_code == 302, step
    assert reader.post("/request/check/").status_code == 302
    receipt = reader.get("/request/sent/").content.decode()
    number = receipt.partition('class="receipt-number">')[2].partition("<")[0]
    answer = reader.post("/status/", {"receipt_number": number, "email": "jeomrye@example.com"})
    assert answer.status_code == 302
    assert "맞지 않거나" in reader.post("/status/code/", {"code": "000000"}).content.decode()
    assert reader.get(f"/records/{'a' * 26}/").status_code == 404


if __name__ == "__main__":
    {"found": found, "visit": visit}[sys.argv[1]]()
