from django.apps import AppConfig


class RelationsConfig(AppConfig):
    name = "inkasso.relations"

    def ready(self) -> None:
        """Answer the gate's questions."""
        from inkasso.relations import answering  # noqa: F401, PLC0415  models must be loaded first
