"""The dialog that a tab has open; it stays open when the page is drawn anew."""

from assistant.ui import calendar_dialog, deal_dialogs, notes_edit, plan_dialogs, step_dialog
from assistant.ui.desk import Desk


def show(desk: Desk) -> None:
    """Draw the dialog that was asked for, if any."""
    match desk.dialog:
        case ("step", about):
            step_dialog.show(desk, about)
        case ("deal", _):
            deal_dialogs.deal(desk)
        case ("person", about):
            deal_dialogs.person(desk, about)
        case ("check-in", _):
            deal_dialogs.check_in(desk)
        case ("calendar", _):
            calendar_dialog.show(desk)
        case ("rename", _):
            plan_dialogs.rename(desk)
        case ("delete", _):
            plan_dialogs.delete(desk)
        case ("noted", about):
            notes_edit.show(desk, int(about))
        case ("import", _):
            plan_dialogs.uploader(desk)
