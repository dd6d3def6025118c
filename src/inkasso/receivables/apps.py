from django.apps import AppConfig


class ReceivablesConfig(AppConfig):
    name = "inkasso.receivables"
