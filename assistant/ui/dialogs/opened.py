"""The dialog that a tab has open; it stays open when the page is drawn anew."""

from collections.abc import Callable

from assistant.ui.desk import Desk, Dialog
from assistant.ui.dialogs import calendar as calendar_dialog
from assistant.ui.dialogs import deal as deal_dialogs
from assistant.ui.dialogs import entry as entry_dialog
from assistant.ui.dialogs import letter as letter_dialog
from assistant.ui.dialogs import plan as plan_dialogs
from assistant.ui.dialogs import sent as sent_dialog
from assistant.ui.dialogs import step as step_dialog
from assistant.ui.notes import edit as notes_edit

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
