"""Mails: a receipt, a code, a saved search to confirm, its news. Short; a request's own words are in none."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_log = logging.getLogger(__name__)


def mail_receipt(email: str, receipt_number: str, context: dict[str, object]) -> bool:
    """Send the receipt number and the last day; False when the mail could not be handed over."""
    subject = _("[구례군 열린기록] 정보공개 청구를 받았습니다 (접수번호 %(number)s)") % {"number": receipt_number}
    return _send(email, subject, "public/mails/receipt.txt", context)


def mail_code(email: str, code: str, receipt_number: str) -> bool:
    """Send a status code; False when the mail could not be handed over."""
    subject = _("[구례군 열린기록] 확인 번호 %(code)s") % {"code": code}
    return _send(email, subject, "public/mails/code.txt", {"code": code, "receipt_number": receipt_number})


def mail_confirmation(email: str, context: dict[str, object]) -> bool:
    """Ask whether alerts are wanted; False when the mail could not be handed over."""
    return _send(email, _("[구례군 열린기록] 새 기록 알림을 받으시겠어요?"), "public/mails/alert_confirm.txt", context)


def mail_news(email: str, words: str, count: int, leave_address: str, context: dict[str, object]) -> bool:
    """Tell new records of a saved search, with the way to end it in head (RFC 8058) and text."""
    subject = _news_subject(words, count)
    headers = {
        "List-Unsubscribe": f"<{leave_address}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    return _send(email, subject, "public/mails/alert.txt", {**context, "leave_address": leave_address}, headers)


def _news_subject(words: str, count: int) -> str:
    if not words:
        text = ngettext("[구례군 열린기록] 새 기록 %(count)s건", "[구례군 열린기록] 새 기록 %(count)s건", count)
        return text % {"count": count}
    text = ngettext(
        "[구례군 열린기록] ‘%(words)s’ 새 기록 %(count)s건", "[구례군 열린기록] ‘%(words)s’ 새 기록 %(count)s건", count
    )
    return text % {"words": words, "count": count}


def _send(
    email: str, subject: str, template: str, context: dict[str, object], headers: dict[str, str] | None = None
) -> bool:
    body = render_to_string(template, {**context, "site": settings.PUBLIC_BASE_URL})
    message = EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [email], headers=headers)
    try:
        message.send()
    except (SMTPException, OSError) as error:
        _log.error("mail not handed over: %s", type(error).__name__)
        return False
    return True
