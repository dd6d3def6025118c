"""The browser's Chromium, for signing in through another provider's pages."""

from __future__ import annotations

from desk.browser.conftest import chromium

__all__ = ["chromium"]
