"""The configuration: a TOML file in the platform's place, whose values stand in for options that are not given."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

import click

from ontology.errors import ConfigError

NAME: Final = "config.toml"
VARIABLE: Final = "LIAISON_CONFIG"
SHARED: Final = frozenset({"store", "lang", "format", "limit", "evidence"})
"""What may stand at the top, for all commands that have the option; a table (`[who-met]`) holds options of its own."""
PARAMETERS: Final = {"format": "form"}


def config_path() -> Path:
    """Tell where the configuration is: `LIAISON_CONFIG`, else the place that the platform has for it."""
    if VARIABLE in os.environ:
        return Path(os.environ[VARIABLE])
    return Path(click.get_app_dir("liaison")) / NAME


def defaults(commands: list[str]) -> dict[str, dict[str, Any]]:
    """Give the options that the configuration sets, for each command; `ConfigError` if it cannot be read."""
    content = _read(config_path())
    shared = {key: value for key, value in content.items() if not isinstance(value, dict)}
    for name in (
        *(key for key in shared if key not in SHARED),
        *(key for key in content if isinstance(content[key], dict) and key not in commands),
    ):
        raise ConfigError(f"{config_path()}: “{name}” is neither a command nor one of {', '.join(sorted(SHARED))}")
    return {name: _parameters({**shared, **content.get(name, {})}) for name in commands} if content else {}


def _read(path: Path) -> dict[str, Any]:
    if not os.path.exists(path):  # says no also of a folder that may not be entered, where `Path.exists` raises
        return {}
    import tomllib

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path} cannot be read as TOML: {error}") from None


def _parameters(options: dict[str, Any]) -> dict[str, Any]:
    return {PARAMETERS.get(key, key.replace("-", "_")): value for key, value in options.items()}
