from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "inkasso.parties"
