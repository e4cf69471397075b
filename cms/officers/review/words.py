"""The words of the review screen: choices, keys, and what review.js says."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

VIEW_CHOICES = (("original", _("원본")), ("result", _("결과")), ("both", _("나란히")))
LIST_CHOICES = (("all", _("파일 전체")), ("page", _("이 쪽")), ("open", _("남은 것")))
DRAW_FIELDS = (("left", _("왼쪽")), ("top", _("위")), ("right", _("오른쪽")), ("bottom", _("아래")))

KEY_MAP = (
    ("n", _("다음 결정 필요한 곳")),
    ("Enter", _("고른 곳이 미정이면 가림, 아니면 다음 결정 필요한 곳")),
    ("h", _("가림")),
    ("k", _("둠")),
    ("Shift + h, Shift + k", _("같은 사람·값 모두 가림, 모두 둠")),
    ("1 – 8", _("근거를 제1호 – 제8호로 하여 가림 (Shift와 함께: 같은 사람·값 모두)")),
    ("↑ ↓", _("이 쪽의 앞 곳, 다음 곳")),
    ("[ ]", _("앞 쪽, 다음 쪽")),
    ("+ −", _("크게, 작게")),
    ("d", _("상자 그리기 (마우스는 그냥 끌어도 됨)")),
    ("Delete", _("직접 그린 상자 지우기")),
    ("i", _("이 쪽 그림을 모두 확인함")),
    ("u", _("되돌리기")),
    ("?", _("이 목록")),
)

STATUS_WORDS: Mapping[str, object] = {
    "saving": _("저장하는 중…"),
    "offline": _("저장하지 못했습니다. 연결을 확인하고 다시 눌러 주세요."),
    "signedOut": _("로그인이 끝나 저장하지 못했습니다. 다시 로그인해 주세요."),
    "noneLeft": _("남은 결정이 없습니다. ‘검토 마치기’로 넘어가세요."),
    "pickFirst": _("먼저 n을 눌러 곳을 고르세요."),
    "lastPage": _("마지막 쪽입니다."),
    "firstPage": _("첫 쪽입니다."),
    "nothingToUndo": _("되돌릴 결정이 없습니다. 고칠 곳이 있으면 목록에서 그곳을 골라 다시 정해 주세요."),
    "noImages": _("이 쪽에는 확인할 그림이 없습니다."),
    "drawing": _("가릴 곳을 끌어서 상자를 그리세요."),
    "notDrawing": _("상자 그리기를 마쳤습니다."),
}
