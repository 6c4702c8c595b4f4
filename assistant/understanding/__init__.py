"""Language without a model: messages and notes become changes with their exact words."""

from assistant.understanding.reading import Act, Context, Reading


def read(message: str, context: Context) -> Reading:
    """Return what the message says, read against the plan and what was asked before.

    Every change carries the exact words behind it. Only the first 20,000 characters are read.
    """
    from assistant.understanding.reader import Reader

    return Reader(context).read(message)


__all__ = ["Act", "Context", "Reading", "read"]
