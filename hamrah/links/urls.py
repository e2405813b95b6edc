"""Routes of links."""

app_name = "links"
urlpatterns: list[object] = []
