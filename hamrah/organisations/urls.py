"""Routes of organisations."""

from django.urls import path

from hamrah.organisations import views

app_name = "organisations"
urlpatterns = [
    path("villages/", views.villages, name="villages"),
    path("villages/unclear/", views.unclear, name="unclear"),
]
