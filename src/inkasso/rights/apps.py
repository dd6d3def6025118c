from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "inkasso.rights"

    def ready(self) -> None:
        """Answer the gate's questions."""
        import inkasso.rights.consents.answering  # noqa: PLC0415  models come first
        import inkasso.rights.portability.answering  # noqa: PLC0415
        import inkasso.rights.recipients.answering  # noqa: F401, PLC0415
