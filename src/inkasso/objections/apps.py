from django.apps import AppConfig


class ObjectionsConfig(AppConfig):
    name = "inkasso.objections"

    def ready(self) -> None:
        from inkasso.objections import telling  # noqa: F401, PLC0415
