"""Where Wagtail looks for hooks; the officers' own stand in cms.officers.menu."""

from cms.officers import menu

__all__ = ["menu"]
