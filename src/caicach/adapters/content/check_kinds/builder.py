"""What a builder of rules is: it takes its parameters out of a content entry and makes the rule."""

from collections.abc import Callable

from caicach.adapters.content.files import Record
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.checks.check import Rule


Builder = Callable[[Record, Catalogue], Rule]
"""Takes the kind's own fields out of the record; raises ContentError when one is wrong."""
