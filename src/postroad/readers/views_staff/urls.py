"""The URLs of the staff's pages about readers."""

from django.urls import path

from postroad.readers.views_staff import exporting, imports, keeping, people, person, segments

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/new/", people.add, name="person-new"),
    path("people/<int:key>/", person.person, name="person"),
    path("people/<int:key>/name/", person.correct, name="person-correct"),
    path("people/<int:key>/erasure/", person.forget, name="person-forget"),
    path("people/<int:key>/<int:pk>/address/", person.move, name="person-move"),
    path("people/<int:key>/<int:pk>/confirmation/", person.ask_again, name="person-ask-again"),
    path("people/<int:key>/<int:pk>/stop/", person.stop, name="person-stop"),
    path("people/<int:key>/<int:pk>/resumption/", person.resume, name="person-resume"),
    path("segments/", segments.segments, name="segments"),
    path("segments/of/<slug:slug>/", segments.new, name="segment-new"),
    path("segments/of/<slug:slug>/count/", segments.count_answers, name="segment-count-answers"),
    path("segments/<int:pk>/", segments.segment, name="segment"),
    path("segments/<int:pk>/count/", segments.counted, name="segment-counted"),
    path("segments/<int:pk>/end/", segments.drop, name="segment-drop"),
    path("segments/<int:pk>/people/", people.people_in, name="people-in"),
    path("imports/", imports.imports, name="imports"),
    path("imports/<int:pk>/", imports.import_, name="import"),
    path("imports/<int:pk>/report/", imports.report, name="import-report"),
    path("imports/<int:pk>/start/", imports.start, name="import-start"),
    path("imports/<int:pk>/undoing/", imports.take_back, name="import-back"),
    path("imports/<int:pk>/end/", imports.put_away, name="import-away"),
    path("export/", exporting.export, name="export"),
    path("keeping/", keeping.keeping, name="keeping"),
    path("audit/", keeping.audit, name="audit"),
]
