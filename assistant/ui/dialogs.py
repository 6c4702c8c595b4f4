"""The dialog that a tab has open; it stays open when the page is drawn anew."""

from collections.abc import Callable

from assistant.ui import (
    calendar_dialog,
    deal_dialogs,
    entry_dialog,
    letter_dialog,
    notes_edit,
    plan_dialogs,
    sent_dialog,
    step_dialog,
)
from assistant.ui.desk import Desk, Dialog

_OF_PLAN: dict[Dialog, Callable[[Desk], None]] = {
    "deal": deal_dialogs.deal,
    "check-in": deal_dialogs.check_in,
    "calendar": calendar_dialog.show,
    "rename": plan_dialogs.rename,
    "delete": plan_dialogs.delete,
    "import": plan_dialogs.uploader,
    "sent": sent_dialog.show,
}


def show(desk: Desk) -> None:
    """Draw the dialog that was asked for, if any."""
    match desk.dialog:
        case ("step", about):
            step_dialog.show(desk, about)
        case ("person", about):
            deal_dialogs.person(desk, about)
        case ("noted", about):
            notes_edit.show(desk, int(about))
        case ("letter", about):
            letter_dialog.show(desk, about)
        case ("entry", about):
            entry_dialog.show(desk, about)
        case (name, _):
            _OF_PLAN[name](desk)
