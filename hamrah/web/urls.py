"""Routes of the pages that belong to no room."""

from django.urls import path

from hamrah.web import design, views

urlpatterns = [
    path("", views.home, name="home"),
    path("menu/", views.menu, name="menu"),
    path("settings/", views.settings_page, name="settings"),
    path("design/", design.design, name="design"),
    path("language/", views.language, name="language"),
    path("healthz", views.healthz, name="healthz"),
]
