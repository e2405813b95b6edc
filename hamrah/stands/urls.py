"""Routes of stands."""

from django.urls import path

from hamrah.stands import views

app_name = "stands"
urlpatterns = [
    path("", views.stands, name="stands"),
    path("rates/", views.rates, name="rates"),
    path("<uuid:id>/", views.stand, name="stand"),
    path("<uuid:id>/visit/", views.visit, name="visit"),
    path("<uuid:id>/headcount/", views.headcount, name="headcount"),
    path("<uuid:id>/rate/", views.rate, name="rate"),
]
