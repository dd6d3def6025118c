from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "inkasso.desk"
