"""Which elements and classes stand on a line of their own, so that space at their edges is never seen.

Of the classes a test compares the stylesheets. Not here: reading a template (template_tree.py).
"""

_BLOCKS = """
    address article aside blockquote body caption center colgroup col datalist dd details dialog div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 head header hgroup hr html legend li link main meta
    nav noscript ol optgroup option p section style summary svg table tbody td tfoot th thead title tr ul
    circle g line path polyline rect
"""
# Elements that fill their line.
BLOCKS = frozenset(_BLOCKS.split())
_FLOWS = """
    actions back beside button calendar card-at-hand card-shown cells chip chips choice columns day disc empty
    facts field figure frame hours id-head journey jumps legend likely marks muster notice of page-head pages
    person photo pill pill-row ribbon round rows same-choice sheet-of signed spells square stack steps strip
    swatch swatches tabs task tasks three tile tiles tongues top top-end turning twin two welcome who wordmark
"""
# Classes whose children stand each on its own, whatever element they are: display is flex, grid or contents.
FLOWS = frozenset(_FLOWS.split())
# They stand in a line, but what is in them begins and ends a line of its own.
WITHIN = frozenset({"button", "select", "meter", "progress", "audio", "video"})
_VOID = "area base br col embed hr img input link meta source track wbr"
VOID = frozenset(_VOID.split())
UNSEEN = frozenset({"script", "template", "link", "meta"})
# Not looked into: each space may count.
AS_IT_IS = frozenset({"script", "style", "pre", "textarea", "title", "text"})
# {% block %}s at whose edges our pages begin and end a line.
ROOMY = frozenset({"main", "content", "head", "body", "title"})
