from django.apps import AppConfig


class DaysConfig(AppConfig):
    name = "inkasso.days"
