"""Routes of rights. A change of state is a noun too."""

from django.urls import path

from hamrah.rights.views import breaches, erasures, hers, notices, requests

app_name = "rights"
urlpatterns = [
    path("", requests.rights, name="rights"),
    path("complaint/", requests.complaint, name="complaint"),
    path("requests/<uuid:id>/", requests.request, name="request"),
    path("requests/<uuid:id>/answer/", requests.answer, name="answer"),
    path("requests/<uuid:id>/board/", requests.board, name="board"),
    path("notice/", notices.notice, name="notice"),
    path("notice/recording/", notices.recording, name="recording"),
    path("notice/<uuid:id>/sound/", notices.sound, name="sound"),
    path("erasures/", erasures.erasures, name="erasures"),
    path("erasures/<uuid:id>/agreement/", erasures.agreement, name="agreement"),
    path("erasures/<uuid:id>/refusal/", erasures.refusal, name="refusal"),
    path("breaches/", breaches.breaches, name="breaches"),
    path("breaches/new/", breaches.new, name="new_breach"),
    path("breaches/<uuid:id>/", breaches.breach, name="breach"),
    path("breaches/<uuid:id>/letter/", breaches.letter, name="letter"),
    path("breaches/<uuid:id>/closing/", breaches.closing, name="closing"),
    path("breaches/clocks/<uuid:id>/", breaches.clock, name="clock"),
    path("of/<uuid:id>/", hers.hers, name="hers"),
    path("of/<uuid:id>/sheet/", hers.sheet, name="sheet"),
    path("of/<uuid:id>/notice/", hers.read, name="read"),
    path("of/<uuid:id>/request/", hers.ask, name="ask"),
    path("of/<uuid:id>/nominee/", hers.nominee, name="nominee"),
    path("of/<uuid:id>/restriction/", hers.restriction, name="restriction"),
    path("of/<uuid:id>/erasure/", hers.erasure, name="erasure"),
    path("nominees/<uuid:id>/end/", hers.nominee_end, name="nominee_end"),
]
