"""All hostile files of the suite, in two lists by what must become of them."""

from collections.abc import Callable

from tests.faults import hostile_sizes as sizes
from tests.faults import hostile_structures as structures

Maker = Callable[[], bytes]

REFUSED: tuple[Maker, ...] = (
    structures.not_a_pdf,
    structures.empty,
    structures.word_file_named_pdf,
    structures.html_before_pdf,
    structures.zip_after_pdf,
    structures.zip_inside_pdf_comment,
    structures.script_after_pdf,
    structures.picture_after_pdf,
    structures.needs_a_password,
    structures.needs_an_rc4_password,
    structures.cut_in_the_middle,
    structures.cut_before_the_end_mark,
    structures.header_only,
    structures.garbage_with_a_header,
    structures.no_pages,
    structures.page_tree_loop,
    sizes.too_many_pages,
    sizes.giant_page,
    sizes.content_bomb,
    sizes.double_content_bomb,
    sizes.hex_wrapped_bomb,
    sizes.font_bomb,
    sizes.huge_picture,
    sizes.picture_that_packs_a_bomb,
    sizes.three_hundred_megabytes,
)
"""What inspection itself must turn away."""

ENDED: tuple[Maker, ...] = (
    structures.page_count_that_lies,
    structures.page_without_area,
    structures.xref_loop,
    structures.object_stream_loop,
    sizes.a_million_nested_arrays,
    sizes.nested_arrays_in_content,
    sizes.deep_page_tree,
    sizes.forms_that_laugh,
    sizes.form_that_draws_itself,
    sizes.pattern_that_paints_itself,
    sizes.ten_million_operators,
    sizes.a_million_characters_on_a_page,
    structures.script_on_opening,
    structures.attachment_with_malware,
    structures.outline_loop,
    structures.field_tree_loop,
)
"""What may be refused or worked through, but must end within the contract."""
