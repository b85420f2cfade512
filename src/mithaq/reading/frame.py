"""A frame: an event as one trigger tells it."""

import msgspec

from mithaq.languages.tables import Trigger
from mithaq.reading.mentions import Mention
from mithaq.statement import Type, is_symmetric


class Frame(msgspec.Struct, frozen=True):
    """An event as one trigger tells it, its sides told out."""

    type: Type
    trigger: int  # unit index
    noun: int  # of the noun that goes with it; -1 for none
    clause: int
    actor: Mention
    object: Mention
    row: Trigger

    @property
    def is_symmetric(self) -> bool:
        """Say whether its sides have no order."""
        return is_symmetric(self.type, self.object.entity)
