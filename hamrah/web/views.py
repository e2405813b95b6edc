"""Pages that belong to no room: home, the language switch, and what is shown when nothing is.

Not here: panels of the home page; rooms bring them.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from hamrah.ground.day import today
from hamrah.ground.languages import languages
from hamrah.ground.room import Task, rooms
from hamrah.web.asked import Asked
from hamrah.web.panels import panels_on
from hamrah.web.tongues import keep_language


def home(request: Asked) -> HttpResponse:
    """Today's work, in panels of the rooms; signed out: the sign-in page."""
    if not request.user.is_authenticated:
        return redirect(settings.LOGIN_URL)
    if request.actor is None:
        return render(request, "web/no_role.html", status=403)
    tasks = tasks_of(request.actor)
    context = {
        "first": [task for task in tasks if task.is_first],
        "tasks": [task for task in tasks if task.count],
        "panels": panels_on("home", request, None),
        "today": today(),
    }
    return render(request, "web/home.html", context)


def tasks_of(actor: Any) -> list[Task]:
    """What waits for her, from every room: what is late first, otherwise in the order of the rooms, the
    register before what hangs on it."""
    offered = [task for room in rooms() for offers in room.tasks for task in offers(actor)]
    return sorted(offered, key=lambda task: not task.late)


def settings_page(request: Asked) -> HttpResponse:
    """Every page where she may set something: her own, and the organisation's."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    if request.actor is None:
        return render(request, "web/no_role.html", status=403)
    open_to_her = [one for room in rooms() for one in room.settings if request.actor.may(one.verb)]
    waiting = [one for room in rooms() for one in room.settings if one.verb in request.actor.withheld]
    context = {
        "own": [one for one in open_to_her if one.is_own],
        "ours": [one for one in open_to_her if not one.is_own],
        "waiting": waiting,
        "languages": list(languages().values()),
        "tongue": get_language(),
        "address": request.path,
    }
    return render(request, "web/settings.html", context)


def menu(request: Asked) -> HttpResponse:
    """Every entry of the menu as tiles: what "More" of the bottom bar opens on a phone."""
    if not request.user.is_authenticated:
        return redirect(settings.LOGIN_URL)
    return render(request, "web/menu.html")


@require_POST
def language(request: Asked) -> HttpResponse:
    """Keep the language chosen with the switch, and go back to the page."""
    chosen = request.POST.get("language", "")
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    response = HttpResponseRedirect(back if safe else "/")
    keep_language(response, chosen)
    return response


def healthz(request: Asked) -> HttpResponse:
    """Alive, for whoever watches the server. Touches no database."""
    return HttpResponse("ok", content_type="text/plain")


def not_found(request: Asked, exception: Exception | None = None) -> HttpResponse:
    """The same page for what does not exist and for what another organisation has."""
    return render(request, "web/not_found.html", status=404)


def not_allowed(request: Asked, exception: Exception | None = None) -> HttpResponse:
    return render(request, "web/not_allowed.html", status=403)


def form_too_old(request: Asked, reason: str = "") -> HttpResponse:
    """The form's own secret does not fit: the page stood open too long, or the form came from elsewhere."""
    return render(request, "web/form_too_old.html", status=403)


def went_wrong(request: Asked) -> HttpResponse:
    """No context processor, no database: whatever broke must not break this too."""
    return HttpResponse(_WENT_WRONG, status=500)


_WENT_WRONG = """<!doctype html><meta charset="utf-8"><title>Hamrah</title>
<link rel="stylesheet" href="/static/web/hamrah.css"><main class="narrow"><h1>Something went wrong here.</h1>
<p>Nothing was saved. Go back and try again.</p>
<p lang="hi">यहाँ कुछ गड़बड़ हुई। कुछ सहेजा नहीं गया। वापस जाकर फिर कोशिश करें।</p>
<p><a class="button" href="/">Home · होम</a></p></main>"""
