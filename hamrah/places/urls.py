"""Routes of places. Not here: the pages."""

from django.urls import path

from hamrah.places import views

app_name = "places"
urlpatterns = [
    path("", views.states, name="states"),
    path("<uuid:id>/", views.place, name="place"),
]
