"""What stands in the entry line in pictures of it."""

from __future__ import annotations

TYPED = {
    "notes": "",
    "entry": '3. " -2 #acc They told us it is all on the app',
    "entry-wrong": "9. They told us",
    "entry-slip": "3.They told us",
    "entry-mask": "3. My doctor, on 07700 900123.",
}
