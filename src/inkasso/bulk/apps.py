from django.apps import AppConfig


class BulkConfig(AppConfig):
    name = "inkasso.bulk"
