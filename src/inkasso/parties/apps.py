from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "inkasso.parties"

    def ready(self) -> None:
        """Answer the gate's questions."""
        from inkasso.parties import answering  # noqa: F401, PLC0415  models must be loaded first
