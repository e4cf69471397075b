"""A word of a reader's stands in our sentences with the particle it takes."""

import pytest

from cms.particles import with_particles


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("‘계약’을(를) 찾았습니다", "‘계약’을 찾았습니다"),
        ("‘구례’을(를) 찾았습니다", "‘구례’를 찾았습니다"),
        ("‘rnfP’을(를) <strong>‘서울’</strong>(으)로 바꿔", "‘rnfP’를 <strong>‘서울’</strong>로 바꿔"),
        ("<strong>‘회의록’</strong>(으)로 바꿔", "<strong>‘회의록’</strong>으로 바꿔"),
        ("‘2026’이(가) 있는 쪽", "‘2026’이 있는 쪽"),
        ("‘2025’이(가) 있는 쪽", "‘2025’가 있는 쪽"),
        ("‘물’와(과) ‘불’은(는)", "‘물’과 ‘불’은"),
        ("‘나무’와(과) ‘PDF’은(는)", "‘나무’와 ‘PDF’는"),
        ("A&#x27;이(가)", "A&#x27;가"),
        ("을(를)", "을(를)"),
    ],
)
def test_the_particle_fits_the_word(written, read):
    """Closed and open syllables, digits and letters, with quotes and tags between."""
    assert with_particles(written) == read
