from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "inkasso.rights"

    def ready(self) -> None:
        """Answer the gate's questions."""
        from inkasso.rights.consents import answering  # noqa: F401, PLC0415  models come first
