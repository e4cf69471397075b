"""Mails to requesters: a receipt, a code. Short, without what was asked for."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

_log = logging.getLogger(__name__)


def mail_receipt(email: str, receipt_number: str, context: dict[str, object]) -> bool:
    """Send the receipt number and the last day; False when the mail could not be handed over."""
    subject = _("[구례군 열린기록] 정보공개 청구를 받았습니다 (접수번호 %(number)s)") % {"number": receipt_number}
    return _send(email, subject, "public/mails/receipt.txt", context)


def mail_code(email: str, code: str, receipt_number: str) -> bool:
    """Send a status code; False when the mail could not be handed over."""
    subject = _("[구례군 열린기록] 확인 번호 %(code)s") % {"code": code}
    return _send(email, subject, "public/mails/code.txt", {"code": code, "receipt_number": receipt_number})


def _send(email: str, subject: str, template: str, context: dict[str, object]) -> bool:
    body = render_to_string(template, {**context, "site": settings.PUBLIC_BASE_URL})
    try:
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [email])
    except (SMTPException, OSError) as error:
        _log.error("mail not handed over: %s", type(error).__name__)
        return False
    return True
