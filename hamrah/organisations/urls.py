"""Routes of organisations."""

from django.urls import path

from hamrah.organisations import settings_views, views

app_name = "organisations"
urlpatterns = [
    path("ours/", settings_views.organisation, name="organisation"),
    path("centres/", settings_views.centres, name="centres"),
    path("centres/<uuid:id>/", settings_views.centre, name="centre"),
    path("villages/", views.villages, name="villages"),
    path("villages/unclear/", views.unclear, name="unclear"),
]
