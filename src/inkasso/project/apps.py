"""What every program that sets Django up must know before it answers anything."""

from __future__ import annotations

import os

from django.apps import AppConfig

from inkasso.cli.law.announced_file import install_announced_rates
from inkasso.project.home import inkasso_home


class ProjectConfig(AppConfig):
    """Lets the law know the reference rates taken in since the release, in every program."""

    name = "inkasso.project"
    label = "inkasso_project"

    def ready(self) -> None:
        """Read them once the apps are loaded; raises `BadInput` when their file is faulty."""
        install_announced_rates(inkasso_home(os.environ))
