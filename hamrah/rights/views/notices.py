"""The notice: its words, its recordings, printed or played. Not here: to whom it was read (hers.py)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of
from hamrah.rights import actions
from hamrah.rights.actions.notices import LARGEST_SOUND_BYTES
from hamrah.rights.forms import RecordingForm
from hamrah.rights.models import NoticeAudio
from hamrah.rights.notice import LANGUAGES, WRITTEN, audio_in, hash_of, notice_in
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page


@page("rights.see")
def notice(request: Asked) -> HttpResponse:
    """The notice in one language, to read, play or print; which languages have a recording."""
    language = request.GET.get("language", "")
    language = language if language in LANGUAGES else (get_language() or "hi")
    context = {
        "language": language,
        "name": LANGUAGES.get(language, language),
        "languages": [(code, name, audio_in(code) is not None) for code, name in LANGUAGES.items()],
        "parts": notice_in(language),
        "is_written": language in WRITTEN,
        "tongue_of_text": language if language in WRITTEN else "hi",
        "audio": audio_in(language),
        "hash": hash_of(language).hex(),
        "organisation": organisation_of(request.actor.organisation_id),
        "form": RecordingForm(initial={"language": language}),
    }
    return render(request, "rights/notice.html", context)


@require_POST
@page("rights.keep_audio")
def recording(request: Asked) -> HttpResponse:
    """Keep a recording of the notice in a language."""
    form = RecordingForm(request.POST, request.FILES)
    language = request.POST.get("language", "")
    try:
        if form.is_valid():
            upload = form.cleaned_data["file"].read(LARGEST_SOUND_BYTES + 1)
            actions.keep_audio(request.actor, command=command_of(request), language=language, upload=upload)
            messages.success(request, _("The recording is kept."))
        else:
            messages.error(request, _("Choose a recording first."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect(f"/rights/notice/?language={language if language in LANGUAGES else 'hi'}")


@page("rights.see")
def sound(request: Asked, id: UUID) -> HttpResponse:
    """The recording itself, as what it is and nothing else."""
    audio = get_object_or_404(NoticeAudio.objects.visible_to(request.actor), id=id)
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=86400"}
    return HttpResponse(bytes(audio.content), content_type=audio.media_type, headers=headers)
