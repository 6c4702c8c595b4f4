"""Every error a seller can meet, in words that say what to do."""


class AssistantError(Exception):
    """Base of all errors that are shown to the seller as they are.

    The message is one sentence or two: what is wrong, and what to do about it.
    """


class PlanError(AssistantError):
    """A change that the plan refuses. The message says how to mend the change."""


class InputError(AssistantError):
    """A file, argument or message that cannot be used. Ends a command with exit status 2."""


class SettingsError(AssistantError):
    """A setting that is missing or wrong. Names the setting."""


class StoreError(AssistantError):
    """Plans could not be read or written (a full disk, a locked or damaged database)."""


class StaleVersionError(StoreError):
    """Somebody else saved the plan meanwhile. The message says what they changed."""


class ModelError(AssistantError):
    """The language model did not answer usefully. The plan and the message are kept."""


class UnusableAnswerError(ModelError):
    """The language model answered, but not so that its answer can be used."""


class StoppedError(AssistantError):
    """The seller stopped something that takes long. Nothing was changed."""
