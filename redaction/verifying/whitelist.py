"""Every kind of object an output may hold: its keys, and what each key may lead to. Anything else is refused.

A shape is written as a word: `name:A|B` one of these names, `number`, `numbers`, `flag`, `text`, a kind of object,
`Kind*` an array of that kind or one alone, `Kind{}` a dictionary of resource names to that kind.
"""

Shape = dict[str, str]

STREAM_KEYS: Shape = {"/Length": "number", "/Filter": "name:/FlateDecode", "/DecodeParms": "FaxParms"}

ROLES = (
    "/Document|/Part|/Art|/Sect|/Div|/BlockQuote|/Caption|/TOC|/TOCI|/Note|/P|/H1|/H2|/H3|/H4|/H5|/H6"
    "|/Table|/THead|/TBody|/TFoot|/TR|/TH|/TD|/L|/LI|/Lbl|/LBody|/Link|/Span|/Figure"
)
"""Standard structure types of ISO 32000-1, 14.8.4; the names of the original's own roles are never among them."""

KINDS: dict[str, Shape] = {
    "Trailer": {"/Root": "Catalog", "/Info": "Info", "/Size": "number", "/ID": "identifier"},
    "ObjectStream": {
        "/Type": "name:/ObjStm",
        "/Length": "number",
        "/Filter": "name:/FlateDecode",
        "/N": "number",
        "/First": "number",
    },
    "CrossReferences": {
        "/Type": "name:/XRef",
        "/Length": "number",
        "/Filter": "name:/FlateDecode",
        "/DecodeParms": "RowParms",
        "/W": "numbers",
        "/Size": "number",
        "/Root": "Catalog",
        "/Info": "Info",
        "/ID": "identifier",
    },
    "RowParms": {"/Columns": "number", "/Predictor": "number"},
    "Info": {"/Title": "text", "/Producer": "text"},
    "Catalog": {
        "/Type": "name:/Catalog",
        "/Pages": "Pages",
        "/Lang": "text",
        "/MarkInfo": "MarkInfo",
        "/Metadata": "Metadata",
        "/StructTreeRoot": "StructTreeRoot",
        "/ViewerPreferences": "ViewerPreferences",
    },
    "MarkInfo": {"/Marked": "flag"},
    "ViewerPreferences": {"/DisplayDocTitle": "flag"},
    "Metadata": {**STREAM_KEYS, "/Type": "name:/Metadata", "/Subtype": "name:/XML"},
    "Pages": {"/Type": "name:/Pages", "/Kids": "PageNode*", "/Count": "number", "/Parent": "Pages"},
    "Page": {
        "/Type": "name:/Page",
        "/Parent": "Pages",
        "/MediaBox": "numbers",
        "/Rotate": "number",
        "/UserUnit": "number",
        "/Resources": "Resources",
        "/Contents": "Content",
        "/Tabs": "name:/S",
        "/StructParents": "number",
        "/Annots": "Link*",
    },
    "Link": {
        "/Type": "name:/Annot",
        "/Subtype": "name:/Link",
        "/Rect": "numbers",
        "/Border": "numbers",
        "/F": "number",
        "/A": "WebAction",
        "/Contents": "address",
        "/P": "Page",
        "/StructParent": "number",
    },
    "WebAction": {"/S": "name:/URI", "/URI": "address"},
    "Resources": {"/Font": "Font{}", "/XObject": "XObject{}"},
    "Content": {**STREAM_KEYS},
    "XObject": {
        **STREAM_KEYS,
        "/Type": "name:/XObject",
        "/Subtype": "name:/Image",
        "/Width": "number",
        "/Height": "number",
        "/ColorSpace": "name:/DeviceGray|/DeviceRGB",
        "/BitsPerComponent": "number",
        "/Filter": "name:/FlateDecode|/DCTDecode|/CCITTFaxDecode",
    },
    "FaxParms": {"/K": "number", "/Columns": "number", "/Rows": "number"},
    "Font": {
        "/Type": "name:/Font",
        "/Subtype": "name:/Type0",
        "/BaseFont": "fontname",
        "/Encoding": "name:/Identity-H",
        "/DescendantFonts": "CIDFont*",
        "/ToUnicode": "Stream",
    },
    "CIDFont": {
        "/Type": "name:/Font",
        "/Subtype": "name:/CIDFontType2",
        "/BaseFont": "fontname",
        "/CIDSystemInfo": "CIDSystemInfo",
        "/FontDescriptor": "FontDescriptor",
        "/DW": "number",
        "/W": "numbers",
        "/CIDToGIDMap": "Stream",
    },
    "CIDSystemInfo": {"/Registry": "literal:Adobe", "/Ordering": "literal:Identity", "/Supplement": "number"},
    "FontDescriptor": {
        "/Type": "name:/FontDescriptor",
        "/FontName": "fontname",
        "/Flags": "number",
        "/FontBBox": "numbers",
        "/ItalicAngle": "number",
        "/Ascent": "number",
        "/Descent": "number",
        "/CapHeight": "number",
        "/StemV": "number",
        "/FontFile2": "FontFile",
    },
    "FontFile": {**STREAM_KEYS, "/Length1": "number"},
    "Stream": {**STREAM_KEYS},
    "StructTreeRoot": {
        "/Type": "name:/StructTreeRoot",
        "/K": "StructElem*",
        "/ParentTree": "ParentTree",
        "/ParentTreeNextKey": "number",
    },
    "ParentTree": {"/Nums": "ParentTreeNums"},
    "StructElem": {
        "/Type": "name:/StructElem",
        "/S": f"name:{ROLES}",
        "/P": "StructParent",
        "/Pg": "Page",
        "/K": "StructKids",
        "/A": "CellAttributes",
        "/Alt": "picturewords",
    },
    "MarkReference": {"/Type": "name:/MCR", "/Pg": "Page", "/MCID": "number"},
    "LinkReference": {"/Type": "name:/OBJR", "/Pg": "Page", "/Obj": "Link"},
    "CellAttributes": {
        "/O": "name:/Table",
        "/RowSpan": "number",
        "/ColSpan": "number",
        "/Scope": "name:/Row|/Column|/Both",
    },
}
TEXT_OPERATORS = frozenset({"BT", "ET", "Tr", "Tf", "Tz", "Tm", "Tj", "TJ"})
PATH_OPERATORS = frozenset({"m", "l", "c", "h", "re", "f", "f*", "S", "B", "B*", "w", "J", "j", "d"})
OTHER_OPERATORS = frozenset({"BMC", "BDC", "EMC", "q", "Q", "cm", "Do", "g", "rg", "RG"})
OPERATORS = TEXT_OPERATORS | PATH_OPERATORS | OTHER_OPERATORS
"""The operators an output's content may use."""
