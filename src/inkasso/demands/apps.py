from django.apps import AppConfig


class DemandsConfig(AppConfig):
    name = "inkasso.demands"
