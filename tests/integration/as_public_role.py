"""Run as the public site under its own database role: looks at every sort of page and hands a request in.

Prints one line of JSON: {"statuses": {address: status}, "receipt": …, "code": …}.
"""

import json
import sys
from datetime import UTC, datetime

import django

django.setup()

from django.test import Client  # noqa: E402 - Django must be set up first

from cms.public.reports import PrivacyReport  # noqa: E402
from cms.shelves import saved  # noqa: E402
from disclosure.actions.requesting import issue_status_code, submit_request  # noqa: E402
from disclosure.models import Agency, Publication  # noqa: E402
from disclosure.models.requests import Channel, Delivery, Method  # noqa: E402
from disclosure.sealing import RequestForm  # noqa: E402

ADDRESSES = (
    *("/", "/search/?q=%EA%B3%84%EC%95%BD", "/search/suggestions/?q=%EA%B3%84", "/search/?q=%EC%BF%A0%EC%BF%A0"),
    *("/search/words/?q=%EA%B3%84", "/search/feed.atom?q=%EA%B3%84%EC%95%BD", "/search/alerts/?q=%EA%B3%84%EC%95%BD"),
    *("/records/", "/records/nosuchrecord/"),
    *("/request/", "/request/what/", "/status/", "/guide/", "/notices/", "/feeds/records.atom", "/feeds/records.rss"),
    *("/sitemap.xml", "/robots.txt", "/opensearch.xml", "/.well-known/security.txt", "/nosuchpage/"),
)
MAIL = "sunja.kim@example.org"


def main() -> None:
    """Look, hand in, ask for a code."""
    client = Client(raise_request_exception=True)
    record = f"/records/{sys.argv[1]}/"
    parts = [
        f"{record}{part}" for part in ("", "file.pdf", "pages/1.png", "thumbs/1.png", "proof/", "proof.json", "report/")
    ]
    statuses = {address: client.get(address, HTTP_HOST="127.0.0.1").status_code for address in (*ADDRESSES, *parts)}
    told = {"kind": "name", "place": "둘째 줄", "page": "1"}
    reported = client.post(f"{record}report/", told, HTTP_HOST="127.0.0.1").status_code
    kept = _follow(client)
    PrivacyReport(publication=Publication.objects.get(), kind="name", reported_at=datetime.now(UTC)).save()
    agency = Agency.objects.get()
    form = RequestForm("김순자", "1953-04-05", "구례읍 봉동리", "010-0000-0000", MAIL, "배수로 정비 공사 계약서")
    now = datetime.now(UTC)
    receipt = submit_request(
        agency=agency, form=form, channel=Channel.NETWORK, methods=[Method.FILE], deliveries=[Delivery.NET], at=now
    )
    number = receipt.request.receipt_number
    code = issue_status_code(receipt_number=number, agency=agency, email=MAIL, at=now)
    print(json.dumps({"statuses": statuses, "reported": reported, "receipt": number, "code": code, "kept": kept}))  # noqa: T201 - the answer to the test


def _follow(client: Client) -> dict[str, int]:
    """Save a search, confirm it, end it; look for answers before asking, and find one."""
    agency, now = Agency.objects.get(), datetime.now(UTC)
    client.post("/search/alerts/?q=%EA%B3%84%EC%95%BD", {"email": MAIL}, HTTP_HOST="127.0.0.1")
    asked = saved.ask_for_alerts(agency, email=MAIL, query="?q=a", language="ko", at=now)
    row = saved.waiting(asked.public_id, asked.confirm_token, at=now)
    saved.confirm(row, at=now)
    row.refresh_from_db()
    saved.leave(asked.public_id, "no such token")
    topic = {"topic": "계약"}
    steps = (
        client.post("/request/what/", topic, HTTP_HOST="127.0.0.1", follow=True),
        client.post("/request/settled/", HTTP_HOST="127.0.0.1", follow=True),
        client.get("/numbers/answers.csv", HTTP_HOST="127.0.0.1"),
        client.get("/search/?q=%EC%BF%A0%EC%BF%A0%EC%BF%A0", HTTP_HOST="127.0.0.1"),
    )
    return {"worst": max(step.status_code for step in steps), "running": int(row.confirmed_at is not None)}


main()
