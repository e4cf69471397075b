"""An editor previews a public page from the officers' side, where the public addresses are not mounted."""

import pytest
from wagtail.models import Page

from cms.pages.preparing import prepare_pages


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["home", "guide", "fees", "notices", "full-text-search"])
def test_a_page_can_be_previewed_on_the_officers_side(slug):
    """The preview shows the page with the public site's own addresses in it."""
    prepare_pages()
    page = Page.objects.get(slug=slug).specific
    answer = page.make_preview_request()
    assert answer.status_code == 200
    answer.render()
    assert 'href="/records/"' in answer.content.decode()
