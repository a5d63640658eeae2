"""Addresses of the text of one submission."""

from django.urls import path

from caicach.web.narrative import earlier, editing, heads, history, pages, sources


urlpatterns = [
    path("<int:pk>/loi-van/", pages.narrative, name="narrative"),
    path("<int:pk>/loi-van/cac-muc/", pages.sections, name="narrative_sections"),
    path("<int:pk>/loi-van/so-lieu.json", pages.figures, name="narrative_figures"),
    path("<int:pk>/loi-van/dau-van-ban/", heads.head, name="narrative_head"),
    path("<int:pk>/loi-van/<str:key>/", pages.section, name="narrative_section"),
    path("<int:pk>/loi-van/<str:key>/viet/", editing.editor, name="narrative_editor"),
    path("<int:pk>/loi-van/<str:key>/luu/", editing.save, name="narrative_save"),
    path("<int:pk>/loi-van/<str:key>/nguoi-khac/", editing.others, name="narrative_others"),
    path("<int:pk>/loi-van/<str:key>/ky-truoc/<int:before>/", earlier.earlier, name="narrative_earlier"),
    path("<int:pk>/loi-van/<str:key>/cac-co-quan/", sources.sources, name="narrative_sources"),
    path("<int:pk>/loi-van/<str:key>/lich-su/", history.history, name="narrative_history"),
    path("<int:pk>/loi-van/<str:key>/lich-su/<int:change>/", history.restore, name="narrative_restore"),
]
