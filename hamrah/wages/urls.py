"""Routes of wages. Not here: the worker's own diary, which is open to everybody (hazri_urls.py)."""

from django.urls import path

from hamrah.wages import law_urls
from hamrah.wages.views import diaries, gangs, papers, phone, terms

app_name = "wages"
urlpatterns = [
    path("", gangs.gangs, name="gangs"),
    path("gangs/new/", gangs.new, name="new_gang"),
    path("gangs/<uuid:id>/", gangs.gang, name="gang"),
    path("gangs/<uuid:id>/people/", gangs.people, name="members"),
    path("gangs/<uuid:id>/end/", gangs.end, name="end_gang"),
    path("of/<uuid:person>/", diaries.of_worker, name="of_worker"),
    path("of/<uuid:person>/diary/", diaries.new, name="new_diary"),
    path("of/<uuid:person>/beside/", diaries.beside, name="beside"),
    path("of/<uuid:person>/terms/", terms.new, name="new_terms"),
    path("of/<uuid:person>/phone/", phone.take_in, name="phone"),
    path("of/<uuid:person>/papers/", papers.give, name="give_paper"),
    path("of/<uuid:person>/days.csv", papers.sheet, {"form": "csv"}, name="sheet_csv"),
    path("of/<uuid:person>/days.json", papers.sheet, {"form": "json"}, name="sheet_json"),
    path("diaries/<uuid:id>/", diaries.month, name="month"),
    path("diaries/<uuid:id>/day/<str:on>/", diaries.day, name="day"),
    path("diaries/<uuid:id>/hand/", diaries.sign, name="sign_month"),
    path("diaries/<uuid:id>/money/", diaries.money, name="note_money"),
    path("diaries/<uuid:id>/end/", diaries.end, name="end_diary"),
    path("diaries/<uuid:id>/proof/<uuid:evidence>/", diaries.proof, name="proof"),
    path("money/<uuid:id>/", diaries.money_anew, name="correct_money"),
    path("terms/<uuid:id>/", terms.slip, name="slip"),
    path("terms/<uuid:id>/anew/", terms.anew, name="anew"),
    path("terms/<uuid:id>/aloud/", terms.read_aloud, name="read_aloud"),
    path("terms/<uuid:id>/hand/", terms.sign, name="sign_slip"),
    path("terms/<uuid:id>/paper/", terms.slip_on_paper, name="slip_paper"),
    path("terms/<uuid:id>/given/", terms.give_slip, name="give_slip"),
    path("terms/given/<uuid:id>/", terms.given_slip, name="given_slip"),
    path("terms/<uuid:id>/proof/<uuid:evidence>/", terms.proof, name="slip_proof"),
    path("papers/<uuid:id>/", papers.paper, name="paper"),
    *law_urls.patterns,
]
