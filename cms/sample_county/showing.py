"""A rehearsal on the screen: a bar that moves, and at the end a report that a person reads."""

import sys
import time
from typing import TextIO

from cms.sample_county.measuring import Report
from cms.sample_county.standing import Standing

_WIDTH = 30
_QUIET_SECONDS = 30.0


class Bar:
    """On a terminal one line that is written over; elsewhere a line at most every half minute."""

    def __init__(self, out: TextIO = sys.stdout) -> None:
        self._out = out
        self._started = time.monotonic()
        self._said_at = 0.0

    def show(self, standing: Standing) -> None:
        """Draw the present standing."""
        now = time.monotonic()
        is_terminal = self._out.isatty()
        if not is_terminal and standing.share < 1 and now - self._said_at < _QUIET_SECONDS:
            return
        self._said_at = now
        self._out.write(f"\r\033[K{self._line(standing, now)}" if is_terminal else f"{self._line(standing, now)}\n")
        self._out.flush()

    def _line(self, standing: Standing, now: float) -> str:
        full = round(standing.share * _WIDTH)
        minutes = (now - self._started) / 60
        left = f"{minutes * (1 - standing.share) / standing.share:.0f}" if standing.share else "?"
        bar = "█" * full + "░" * (_WIDTH - full)
        return f"{bar} {standing.share:4.0%}  {standing.sentence()}  {minutes:.1f}분 지남, 약 {left}분 남음"


def report_lines(report: Report) -> list[str]:
    """The report as lines of text."""
    found = report.found_after_seconds
    lines = [
        "",
        f"문서 {report.papers}건 {report.pages}쪽, {report.wall_minutes}분 ({report.pages_per_second}쪽/초),"
        f" 죽인 일꾼 {report.kills}",
        f"공개 {report.published_papers}건, 공개까지 가지 못함 {len(report.refused)}건,"
        f" 그림으로 만든 쪽 {report.raster_share:.1%}",
        f"크기 {report.input_mebibytes} → {report.output_mebibytes} MiB,"
        f" 일꾼 하나의 가장 큰 기억 {report.peak_worker_mebibytes:.0f} MiB,"
        f" 담당자가 그린 상자 {report.drawn_boxes}",
        f"공개에서 검색까지: 처음 {found.first}초, 절반은 {found.median}초, 길어야 {found.most}초",
        f"계산에 쓴 시간 {report.processor_seconds:.0f}초,"
        f" 쪽마다 {report.processor_seconds / max(1, report.pages):.2f}초 (죽은 일꾼의 것은 빼고)",
        "",
        f"{'단계':<10}{'건':>6}{'쪽':>8}{'초':>10}{'쪽/초':>10}",
    ]
    lines += [
        f"{one.stage:<10}{one.jobs:>6}{one.pages:>8}{one.seconds:>10.1f}{one.pages_per_second:>10.2f}"
        for one in report.stages
    ]
    lines += [
        f"공개 안 됨: {one.paper}번 {one.kind} ({one.producer}, {one.pages}쪽) {one.stage} {one.code} {one.detail}"
        for one in report.refused
    ]
    lines += [f"약속이 깨짐: {fault}" for fault in report.faults] or ["약속이 모두 지켜졌습니다."]
    return lines


def comparison_lines(changed: list[str]) -> list[str]:
    """What differs from an earlier run, as lines of text."""
    return ["", *(f"앞선 실행과 다름: {one}" for one in changed)] if changed else ["", "앞선 실행과 모두 같습니다."]
