"""Routes of people. A change of state is a noun too."""

from django.urls import path

from hamrah.people.views import (
    attesting,
    canaries,
    comparing,
    deciding,
    finding,
    households,
    looked,
    papers,
    person,
    registering,
    working,
)

app_name = "people"
urlpatterns = [
    path("search/", finding.search, name="search"),
    path("likely/", finding.likely, name="likely"),
    path("quick/", registering.quick, name="quick"),
    path("register/", registering.register, name="register"),
    path("waiting/", working.waiting, name="waiting"),
    path("suspicions/", comparing.suspicions, name="suspicions"),
    path("attestation/", attesting.sheet, name="sheet"),
    path("papers/", papers.papers, name="papers"),
    path("papers/<slug:name>.pdf", papers.paper, name="paper"),
    path("merges/<uuid:id>/separation/", comparing.separation, name="separation"),
    path("canaries/", canaries.canaries, name="canaries"),
    path("canaries/<uuid:id>/end/", canaries.unmark, name="unmark_canary"),
    path("canaries/alarms/<uuid:id>/", canaries.settle, name="settle_alarm"),
    path("<uuid:id>/", person.person, name="person"),
    path("<uuid:id>/correct/", registering.correct, name="correct"),
    path("<uuid:id>/photo/", finding.photo, name="photo"),
    path("<uuid:id>/photo/new/", deciding.photo, name="new_photo"),
    path("<uuid:id>/submission/", deciding.submission, name="submission"),
    path("<uuid:id>/acceptance/", deciding.acceptance, name="acceptance"),
    path("<uuid:id>/return/", deciding.return_, name="return"),
    path("<uuid:id>/phone/", deciding.phone, name="phone"),
    path("<uuid:id>/consent/", deciding.consent, name="consent"),
    path("<uuid:id>/withdrawal/", deciding.withdrawal, name="withdrawal"),
    path("<uuid:id>/attestation/", deciding.attestation, name="attestation"),
    path("<uuid:id>/canary/", canaries.mark, name="mark_canary"),
    path("<uuid:id>/looked/", looked.looked, name="looked"),
    path("<uuid:id>/centre/", deciding.centre, name="centre"),
    path("<uuid:id>/household/", households.household, name="household"),
    path("<uuid:id>/sealed/", deciding.sealed, name="sealed"),
    path("<uuid:id>/sealed/facts/", deciding.sealed_facts, name="sealed_facts"),
    path("<uuid:id>/comparison/<uuid:other>/", comparing.comparison, name="comparison"),
]
