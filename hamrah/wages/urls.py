"""Routes of wages. Not here: the worker's own diary, which is open to everybody (hazri_urls.py)."""

from hamrah.wages import law_urls

app_name = "wages"
urlpatterns = [
    *law_urls.patterns,
]
