"""Panels: the pieces of a page that higher rooms bring. Not here: any panel."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hamrah.ground.room import rooms
from hamrah.web.asked import Asked


def panels_on(page: str, request: Asked, subject: Any) -> list[SafeString]:
    """The rendered panels of a page that the actor may see, in order."""
    where = subject if hasattr(subject, "centre_id") else None
    wanted = [p for room in rooms() for p in room.panels if p.on == page and request.actor.may(p.verb, where)]
    shown = []
    for panel in sorted(wanted, key=lambda panel: panel.order):
        content = panel.render(request, subject)
        if content is not None:
            shown.append(render_to_string(panel.template, {**content, "subject": subject}, request))
    return shown
