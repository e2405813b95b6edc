"""Routes of cards."""

from django.urls import path

from hamrah.cards import verifying, views

app_name = "cards"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("verify/", verifying.verify, name="verify"),
    path("printing/", views.printing, name="printing"),
    path("<uuid:person>/issue/", views.issue, name="issue"),
]
