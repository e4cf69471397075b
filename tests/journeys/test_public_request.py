"""An old resident on a phone who has never filed anything asks for a record and follows the answer."""

import re
from email import message_from_string, policy

from axe_playwright_python.sync_playwright import Axe

from tests.journeys.turning import turn


def audit(page) -> None:
    """axe finds nothing on the screen shown, and it is not wider than the phone."""
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_resident_files_a_request_on_a_phone_and_follows_it(site, phone):
    """From the door to the receipt and on to the status page, each screen accessible, nothing lost on the way."""
    phone.goto(site.public)
    turn(phone.get_by_role("link", name="청구하기").first)
    turn(phone.get_by_role("link", name="청구서 쓰기 시작"))
    phone.get_by_label("무엇이 궁금하세요?").fill("마을 회관 보수 공사 계약")
    turn(phone.get_by_role("button", name="먼저 찾아보기"))
    audit(phone)
    turn(phone.get_by_role("button", name="여기에 없어요, 청구할게요"))
    phone.get_by_label("어떤 자료가 필요한지 적어 주세요").fill(
        "2026년 마산면 마을 회관 보수 공사 계약서를 보고 싶습니다."
    )
    phone.get_by_label("종이로 받기").check()
    audit(phone)
    turn(phone.get_by_role("button", name="저장하고 다음으로"))
    phone.get_by_label("이름", exact=False).first.fill("김점례")
    turn(phone.get_by_role("button", name="저장하고 다음으로"))
    assert phone.get_by_text("태어난 날을 적어 주세요.").is_visible()
    audit(phone)
    phone.locator("#id_birth_date").fill("1950.3.21")
    phone.locator("#id_address").fill("전라남도 구례군 마산면 화엄사로 12")
    phone.locator("#id_email").fill("jeomrye@example.com")
    turn(phone.get_by_role("button", name="저장하고 다음으로"))
    assert phone.get_by_text("아직 보내지 않았습니다").is_visible()
    audit(phone)
    phone.go_back()
    assert phone.locator("#id_name").input_value() == "김점례"
    phone.go_forward()
    turn(phone.get_by_role("button", name="청구서 보내기"))
    number = phone.locator(".receipt-number").inner_text()
    assert re.fullmatch(r"\d{4}-\d{6}", number)
    audit(phone)
    follow(site, phone, number)


def follow(site, phone, number: str) -> None:
    """The status page by number and mailed code."""
    phone.goto(f"{site.public}/status/")
    phone.get_by_label("접수번호").fill(number)
    phone.get_by_label("전자우편").fill("jeomrye@example.com")
    turn(phone.get_by_role("button", name="확인 번호 받기"))
    audit(phone)
    code = re.search(r"^Subject:.*?(\d{6})|(\d{6}) 입니다", decoded(site.newest_mail()), re.MULTILINE)
    phone.get_by_label("확인 번호 여섯 자리").fill(code[1] or code[2])
    turn(phone.get_by_role("button", name="내 청구 보기"))
    assert phone.get_by_role("heading", name=f"청구 {number}").is_visible()
    assert phone.get_by_text("청구서를 받았습니다").is_visible()
    audit(phone)


def decoded(text: str) -> str:
    """A mail's subject and body as people read them."""
    message = message_from_string(text.split("\n-------", 1)[0], policy=policy.default)
    return f"Subject: {message['subject']}\n{message.get_content()}"
