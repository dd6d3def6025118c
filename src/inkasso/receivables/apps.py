from django.apps import AppConfig


class ReceivablesConfig(AppConfig):
    name = "inkasso.receivables"

    def ready(self) -> None:
        """Answer the gate's questions."""
        from inkasso.receivables import answering  # noqa: F401, PLC0415  models must be loaded first
