"""Routes of cases. A change of state is a noun too."""

from django.urls import path

from hamrah.cases.money_urls import patterns
from hamrah.cases.views import cases, changing, groups, hazri, letters, watching, worklist

app_name = "cases"
urlpatterns = [
    path("", worklist.cases, name="cases"),
    path("new/", cases.new, name="new"),
    path("calendar/", worklist.calendar, name="calendar"),
    path("calendar.ics", worklist.calendar_file, name="calendar_file"),
    path("board/", worklist.board, name="board"),
    path("figures/", worklist.split, name="split"),
    path("sessions/", watching.sessions, name="sessions"),
    path("on-call/", watching.on_call, name="on_call"),
    path("on-call/new/", watching.watch, name="watch"),
    path("on-call/<uuid:id>/end/", watching.watch_end, name="watch_end"),
    path("conduct/", watching.conduct, name="conduct_waiting"),
    path("conduct/<uuid:id>/review/", watching.review, name="review"),
    path("<uuid:id>/", cases.case, name="case"),
    path("<uuid:id>/group/", groups.group, name="group"),
    path("<uuid:id>/days/", groups.days, name="days"),
    path("<uuid:id>/hazri/", hazri.hazri, name="hazri"),
    path("<uuid:id>/step/", changing.step, name="step"),
    path("<uuid:id>/safe/", changing.safe, name="safe"),
    path("<uuid:id>/names/", changing.names, name="names"),
    path("<uuid:id>/assignment/", changing.assignment, name="assignment"),
    path("<uuid:id>/hold/", changing.hold, name="hold"),
    path("<uuid:id>/resume/", changing.resume, name="resume"),
    path("<uuid:id>/closing/", changing.closing, name="closing"),
    path("<uuid:id>/reopening/", changing.reopening, name="reopening"),
    path("<uuid:id>/parties/", changing.party, name="party"),
    path("<uuid:id>/witnesses/", changing.witness, name="witness"),
    path("<uuid:id>/evidence/", changing.evidence, name="evidence"),
    path("<uuid:id>/conduct/", changing.conduct, name="conduct"),
    path("<uuid:id>/filings/", changing.filing, name="filing"),
    path("<uuid:id>/letters/", letters.letters, name="letters"),
    path("<uuid:id>/letters/<slug:letter>.pdf", letters.preview, name="letter_preview"),
    path("<uuid:id>/given/<slug:paper>/", letters.give_papers, name="give_papers"),
    path("letters/<uuid:id>.pdf", letters.sent, name="sent_letter"),
    path("evidence/<uuid:id>/", changing.file, name="file"),
    path("evidence/<uuid:id>/hands/", changing.custody, name="custody"),
    path("proceedings/<uuid:id>/number/", changing.number, name="number"),
    path("proceedings/<uuid:id>/hearings/", changing.hearing, name="hearing"),
    path("hearings/<uuid:id>/telling/", changing.telling, name="telling"),
    path("claimants/<uuid:id>/leaving/", changing.leaving, name="leaving"),
    path("claimants/<uuid:id>/apart/", changing.apart, name="apart"),
    path("claimants/<uuid:id>/authority/", changing.authority, name="authority"),
    *patterns,
]
