"""Routes of cards."""

from django.urls import path

from hamrah.cards import views

app_name = "cards"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("printing/", views.printing, name="printing"),
    path("<uuid:person>/issue/", views.issue, name="issue"),
]
