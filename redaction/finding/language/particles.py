"""Korean particles glued behind a noun, and where a name with one behind it ends.

Expressions that ask for a narrower set (은, 는 behind a label; 이, 가, 께서 of a subject) name it themselves.
"""

from redaction.finding.lists import lines_of

_BY_CLASS = {name: "|".join(particles) for name, *particles in map(str.split, lines_of("particles"))}

CASE = f"(?:{_BY_CLASS['case']})"
"""What marks a person's part in a sentence: 은, 를, 에게 …"""

BEHIND_PEOPLE = f"(?:{_BY_CLASS['case']}|{_BY_CLASS['further']})"
"""Whatever is glued behind somebody's name, a form of 이다 as well."""

BEHIND_PLACES = f"(?:{'|'.join(_BY_CLASS.values())})"
"""Whatever is glued behind an address."""

NAME_END = rf"(?=(?:{CASE}|씨|님)?(?![가-힣]))"
"""The end of a name: no syllable behind it but a particle or a courtesy."""
