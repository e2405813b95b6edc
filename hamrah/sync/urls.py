"""Addresses of phones: the office's pages, and where phones ask. Not here: the app itself (/field/)."""

from django.urls import path, re_path

from hamrah.sync.views import locked, office, protocol

app_name = "sync"
urlpatterns = [
    path("phones/", office.phones, name="phones"),
    path("phones/invitation/", office.invitation, name="invitation"),
    path("phones/rescue/", office.rescue_file, name="rescue_file"),
    path("phones/<uuid:id>/", office.phone, name="phone"),
    path("phones/<uuid:id>/end/", office.end, name="end"),
    path("phones/<uuid:id>/wipe/", office.wipe, name="wipe"),
    path("partitions/<uuid:id>/rescue/", office.rescue, name="rescue"),
    path("conflicts/", office.conflicts, name="conflicts"),
    path("conflicts/<uuid:id>/", office.settle, name="settle"),
    path("enrol/", protocol.enrol, name="enrol"),
    path("contact/", protocol.contacted, name="contact"),
    path("push/", protocol.pushed, name="push"),
    path("pull/", protocol.pulled, name="pull"),
    path("lists/", protocol.listed, name="lists"),
    re_path(r"^file/(?P<sha256>[0-9a-f]{64})/$", protocol.file, name="file"),
    path("photo/<uuid:person_id>/", protocol.photo, name="photo"),
    path("standing/<uuid:organisation_id>/<uuid:id>/", locked.standing, name="standing"),
    path("rescue/", locked.rescued, name="rescued"),
]
