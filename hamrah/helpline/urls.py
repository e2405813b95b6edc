"""Routes of the helpline. A change of state is a noun too."""

from django.urls import path

from hamrah.helpline.views import becoming, callbacks, calls, desk, gateway, messages, surges

app_name = "helpline"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("calls/", calls.calls, name="calls"),
    path("calls/new/", calls.begin, name="begin"),
    path("calls/<uuid:id>/", calls.call, name="call"),
    path("calls/<uuid:id>/draft/", calls.draft, name="draft"),
    path("calls/<uuid:id>/end/", calls.end, name="end"),
    path("calls/<uuid:id>/person/", calls.person, name="person"),
    path("calls/<uuid:id>/action/", calls.action, name="action"),
    path("calls/<uuid:id>/registration/", becoming.registration, name="registration"),
    path("calls/<uuid:id>/case/", becoming.case, name="case"),
    path("calls/<uuid:id>/service/", becoming.service, name="service"),
    path("calls/<uuid:id>/message/", becoming.message, name="message"),
    path("missed/", callbacks.missed, name="missed"),
    path("callbacks/<uuid:id>/", callbacks.callback, name="callback"),
    path("callbacks/<uuid:id>/hand/", callbacks.claim, name="claim"),
    path("callbacks/<uuid:id>/release/", callbacks.release, name="release"),
    path("callbacks/<uuid:id>/attempt/", callbacks.attempt, name="attempt"),
    path("quick/", surges.quick, name="quick"),
    path("surges/", surges.surges, name="surges"),
    path("surges/new/", surges.start, name="start_surge"),
    path("surges/<uuid:id>/", surges.surge, name="surge"),
    path("surges/<uuid:id>/lines/", surges.lines, name="lines"),
    path("surges/<uuid:id>/ticks/", surges.ticks, name="ticks"),
    path("surges/<uuid:id>/end/", surges.end, name="end_surge"),
    path("surges/<uuid:id>/calls/", surges.fold, name="fold"),
    path("surges/<uuid:id>/list/", surges.printed, name="printed"),
    path("messages/", messages.sent, name="messages"),
    path("messages/stops/", messages.stops, name="stops"),
    path("messages/to/<uuid:person>/", becoming.message_to, name="message_to"),
    path("gateway/<str:code>/", gateway.heard, name="heard"),
    path("delivery/<str:token>/", gateway.delivery, name="delivery"),
]
