"""`{% particles %}…{% endparticles %}`: sentences around a word that readers typed."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from cms.particles import with_particles

register = template.Library()


@register.simple_block_tag
def particles(content: SafeString) -> SafeString:
    """The rendered sentences with the particle each word takes; nothing else of them changes."""
    return mark_safe(with_particles(content))  # noqa: S308 - what was escaped stays escaped
