"""Routes of journeys."""

from django.urls import path

from hamrah.journeys import views

app_name = "journeys"
urlpatterns = [
    path("<uuid:person>/departure/", views.departure, name="departure"),
    path("spells/<uuid:id>/facts/", views.facts, name="facts"),
    path("spells/<uuid:id>/parties/", views.parties, name="parties"),
    path("engagements/<uuid:id>/drop/", views.drop, name="drop"),
    path("spells/<uuid:id>/return/", views.return_, name="return"),
]
