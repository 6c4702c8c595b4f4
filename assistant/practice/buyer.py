"""One way to play and to score, whatever the brain."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from assistant.errors import ModelError
from assistant.practice.rubric import Score
from assistant.practice.scene import Ended, Reply, Scene, Turn
from assistant.settings import OFFLINE, Settings

if TYPE_CHECKING:
    from langchain_core.callbacks import BaseCallbackHandler

    from assistant.practice.offline import OfflineBuyer

T = TypeVar("T")


class Buyer(Protocol):
    """Plays the buyer, and scores the seller at the end."""

    name: str

    def opening(self, scene: Scene) -> str:
        """Return how the buyer brings the objection up."""

    def reply(self, scene: Scene, turns: Sequence[Turn], message: str) -> Reply:
        """Answer a message of the seller.

        Raises:
            ModelError: the model failed; the message says what to do.
        """

    def score(self, scene: Scene, turns: Sequence[Turn]) -> Score:
        """Score what the seller said.

        Raises:
            ModelError: the model failed; the message says what to do.
        """


def offline_buyer() -> "OfflineBuyer":
    """Return the buyer that needs no model."""
    from assistant.practice.offline import OfflineBuyer

    return OfflineBuyer()


class Round:
    """A round being played.

    Args:
        scene: the setting.
        buyer: who plays; another brain may take over in the middle.
        turns: what was said already.
    """

    def __init__(self, scene: Scene, buyer: Buyer, turns: Sequence[Turn] = ()) -> None:
        self.scene, self.buyer = scene, buyer
        self.turns = list(turns)
        self.opening = buyer.opening(scene)

    @property
    def ended(self) -> Ended | None:
        """How the round ended, None while it goes on."""
        return next((turn.ended for turn in self.turns if turn.ended), None)

    def say(self, message: str) -> Turn:
        """Say something to the buyer.

        Raises:
            ModelError: the model failed; nothing was lost.
        """
        reply = self.buyer.reply(self.scene, self.turns, message)
        turn = Turn(seller=message, buyer=reply.text, ended=reply.ended)
        self.turns.append(turn)
        return turn

    def score(self) -> Score:
        """Score the round.

        Raises:
            ModelError: the model failed; nothing was lost.
        """
        return self.buyer.score(self.scene, self.turns)


def or_offline(
    played: Round,
    act: Callable[[], T],
    tell: Callable[[ModelError], object],
    failure: type[ModelError] = ModelError,
) -> T:
    """Do something with the round's brain; where a model fails, the built-in buyer goes on.

    Args:
        played: the round.
        act: what to do with it.
        tell: is told what went wrong.
        failure: what counts as failing; other errors are raised.
    """
    try:
        return act()
    except failure as error:
        tell(error)
        played.buyer = offline_buyer()
        return act()


def create_buyer(
    settings: Settings, name: str | None = None, noting: "BaseCallbackHandler | None" = None
) -> Buyer:
    """Return the buyer that a model plays, or the offline one.

    Args:
        settings: where keys and addresses stand.
        name: of the model, by default the setting's.
        noting: is told of each request to a model before it goes out.

    Raises:
        SettingsError: the model's name or its settings are wrong.
    """
    name = name or settings.model
    if name == OFFLINE:
        return offline_buyer()
    from assistant.agent.models import create_model
    from assistant.agent.practice_model import ModelBuyer

    return ModelBuyer(create_model(settings, name, noting=noting), name)
