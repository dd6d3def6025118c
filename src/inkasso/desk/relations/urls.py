"""Addresses of newsletters, events and clients' contact persons."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.relations import contacts, events, newsletters

_CLIENT = "clients/<int:number>/contacts"

urlpatterns = [
    path("newsletters/", newsletters.newsletters, name="newsletters"),
    path("newsletters/find/", newsletters.find, name="newsletter_find"),
    path("newsletters/issue/", newsletters.issue, name="newsletter_issue"),
    path("newsletters/<int:number>/", newsletters.newsletter, name="newsletter"),
    path("newsletters/<int:number>/confirm/", newsletters.confirm, name="newsletter_confirm"),
    path("events/", events.events, name="events"),
    path("events/<int:number>/", events.event, name="event"),
    path("events/registrations/<int:number>/", events.registration, name="registration"),
    path(f"{_CLIENT}/new/", contacts.new_contact, name="contact_new"),
    path(f"{_CLIENT}/<int:contact>/", contacts.contact, name="contact_person"),
    path(f"{_CLIENT}/<int:contact>/left/", contacts.contact_left, name="contact_left"),
]
