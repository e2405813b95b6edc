"""Routes of the law: what is on file, its rules, notifications. Not here: terms and diaries (urls.py)."""

from django.urls import path

from hamrah.wages.views import law, orders

patterns = [
    path("law/", law.law, name="law"),
    path("law/rules/", law.rules, name="law_rules"),
    path("law/packs.json", law.packs_file, name="law_packs"),
    path("law/rates/<str:place>/<str:employment>/", law.rates, name="law_rates"),
    path("law/orders/", orders.orders, name="orders"),
    path("law/orders/new/", orders.new, name="new_order"),
    path("law/orders/import/", orders.bring_in, name="bring_orders"),
    path("law/orders/<uuid:id>/", orders.order, name="order"),
    path("law/orders/<uuid:id>/review/", orders.review, name="review_order"),
    path("law/orders/<uuid:id>/withdrawal/", orders.withdraw, name="withdraw_order"),
]
