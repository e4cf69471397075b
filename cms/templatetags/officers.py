"""Template tags of the officers' screens."""

from typing import Any

from django import template
from wagtail.admin.menu import MenuItem, admin_menu

from cms.officers import cases, check_words, home, words

register = template.Library()


@register.simple_tag
def ground_choices() -> list[tuple[str, str]]:
    """(code, words) of each ground of Article 9(1)."""
    return [(str(code), str(label)) for code, label in words.GROUNDS.items()]


@register.simple_tag
def kind_choices() -> list[tuple[str, str]]:
    """(code, words) of each kind of personal data."""
    return [(str(code), str(label)) for code, label in words.KINDS.items()]


@register.simple_tag(takes_context=True)
def menu_links(context: dict[str, Any]) -> list[MenuItem]:
    """The entries of the menu that lead somewhere by themselves, as this officer has them."""
    items: list[MenuItem] = admin_menu.menu_items_for_request(context["request"])
    return [item for item in items if item.url.startswith("/")]


register.simple_tag(home.start_buttons)
register.simple_tag(home.lead, name="home_lead")
register.filter("kind_word", words.kind_word)
register.filter("ground_word", words.ground_word)
register.filter("check_word", check_words.check_word)
register.filter("due_words", cases.due_text)
register.filter("day_words", words.day_words)
register.filter("moment_words", words.moment_words)
register.filter("person_words", words.person_words)
register.filter("size_words", words.size_words)
