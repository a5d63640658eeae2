"""docs/reference/settings.md: what an administrator of the portal may decide."""

from caicach.core.catalogue.catalogue import Catalogue
from caicach.environment import FILE_NAME, SETTINGS, Setting
from reference_pages.tables import table


INTRODUCTION = f"""# Settings of the portal

Each comes from the environment, else from a line `NAME=value` of the file `{FILE_NAME}` in the data folder, else it is the
default. One marked *required* has no default and must be given once it is needed; the portal then says so and how.

"""
HEADINGS = ("Name", "Default", "Example", "For")


def settings(_catalogue: Catalogue) -> str:
    """Every setting with its default, an example and its help."""
    return INTRODUCTION + table(HEADINGS, (_row(setting) for setting in SETTINGS))


def _row(setting: Setting) -> tuple[str, ...]:
    default = "*required*" if setting.default is None else f"`{setting.default}`" if setting.default else ""
    return f"`{setting.name}`", default, f"`{setting.example}`", setting.help.en
