"""What only the page or another command does, and where to find it."""

from assistant.agent.moment import Moment
from assistant.understanding.page_orders import PageOrder, page_order
from assistant.understanding.reading import Act

_TOLD: dict[PageOrder, str] = {
    "export": "I write no files from the chat. **Export** in the sidebar gives the plan as Word, "
    "Excel, a web page, Markdown, a calendar, CSV or JSON; in a terminal it is "
    "`map-assistant export`.",
    "send": "I send nothing to anybody. Take the plan as a file from **Export** in the sidebar, "
    "and send it yourself.",
    "manage": "That is for you to do: the menu beside **Export** in the sidebar renames, "
    "duplicates or deletes the plan. To take back only the last change, say undo.",
    "new": "**New plan** in the sidebar begins another deal. This one stays as it is.",
}


def page_told(_now: Moment, act: Act) -> str:
    """Say where to find what the words want of the page."""
    return _TOLD[page_order(act.text) or "export"]
