"""What a laptop prefers is there the next time, and is never in the way if it cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.settings import PREFERENCES, RECENT, Preferences, Recent, Settings

if TYPE_CHECKING:
    from pathlib import Path


def recent(number: int) -> Recent:
    return Recent(f"{number}.facilitator", f"Programme {number}", "3 days", saved_at="")


def test_a_choice_is_there_the_next_time() -> None:
    Settings().change(theme="dark", text_size=150, place=(1, 2, 3, 4), choices={"table": "C"})
    assert Settings().preferences == Preferences(
        theme="dark", text_size=150, place=(1, 2, 3, 4), choices={"table": "C"}
    )


def test_the_last_files_are_remembered_once_each() -> None:
    settings = Settings()
    for number in [*range(RECENT + 3), 5]:
        settings.remember(recent(number))
    names = [each.path for each in Settings().preferences.recent]
    assert names[:3] == ["5.facilitator", "10.facilitator", "9.facilitator"]
    assert len(names) == len(set(names)) == RECENT
    settings.forget("5.facilitator")
    assert "5.facilitator" not in [each.path for each in Settings().preferences.recent]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"theme": "dark"}', '{"theme": 1, "text_size": "large"}']
)
def test_what_cannot_be_read_was_never_chosen(home: Path, text: str) -> None:
    home.mkdir(parents=True)
    (home / PREFERENCES).write_text(text, encoding="utf-8")
    assert Settings().preferences == Preferences()


def test_a_text_size_out_of_range_is_brought_back(home: Path) -> None:
    Settings().change(text_size=900)
    assert Settings().preferences.text_size == 200
    assert (home / PREFERENCES).exists()


def test_where_nothing_can_be_written_a_choice_lasts_for_the_day(home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file in the folder's place", encoding="utf-8")
    settings = Settings()
    settings.change(theme="contrast")
    assert settings.preferences.theme == "contrast"


def test_two_windows_remember_what_either_opened() -> None:
    one, other = Settings(), Settings()
    other.remember(recent(2))
    other.change(choices={"table": "C"})
    one.change(theme="dark", choices={"session": "1.3"})
    one.remember(recent(1))
    found = Settings().preferences
    assert [each.path for each in found.recent] == ["1.facilitator", "2.facilitator"]
    assert found.choices == {"table": "C", "session": "1.3"}
