from __future__ import annotations

from starlette.applications import Starlette

import app
from settings import Settings


def create_app() -> Starlette:
    """`uvicorn --factory benchmarks.ours.app:create_app`; everything that the product does for a
    request is on.
    """
    return app.create_app(Settings.from_environ())
