"""Routes of help."""

from django.urls import path

from hamrah.help import views

app_name = "help"
urlpatterns = [
    path("", views.index, name="index"),
    path("for/<str:of>/", views.for_page, name="for_page"),
    path("<slug:name>/", views.article, name="article"),
]
