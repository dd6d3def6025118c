"""What every program that sets Django up must know before it answers anything."""

from __future__ import annotations

import os

from django.apps import AppConfig
from django.contrib.auth.apps import AuthConfig as DjangoAuthConfig
from django.contrib.contenttypes.apps import ContentTypesConfig as DjangoContentTypesConfig
from django.db.models.signals import post_migrate

from inkasso.cli.law.announced_file import install_announced_rates
from inkasso.project.home import inkasso_home


class ProjectConfig(AppConfig):
    """Lets the law know the reference rates taken in since the release, in every program."""

    name = "inkasso.project"
    label = "inkasso_project"

    def ready(self) -> None:
        """Read them once the apps are loaded; raises `BadInput` when their file is faulty."""
        install_announced_rates(inkasso_home(os.environ))


class ContentTypesConfig(DjangoContentTypesConfig):
    """Django's content types, which nothing here uses: their table stays empty."""

    default = False

    def ready(self) -> None:
        """No list of every model is kept."""


class AuthConfig(DjangoAuthConfig):
    """Django's accounts without its own permissions: roles are `inkasso.staff.roles`."""

    default = False

    def ready(self) -> None:
        """No permissions are made for every model."""
        super().ready()
        post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")
