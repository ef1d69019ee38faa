from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.alike import Alike, alike
from facilitator_app.domain.records import Note

SESSION, TABLE, OTHER_TABLE, PROMPT, OTHER_PROMPT = (UUID(int=each) for each in range(1, 6))
SAID = "Older people cannot wait at a bus stop without a bench"


def note(number: int, text: str, table: UUID = TABLE, prompt: UUID | None = PROMPT) -> Note:
    return Note(
        id=UUID(int=number),
        session_id=SESSION,
        table_id=table,
        prompt_id=prompt,
        text=text,
        noted_at=None,
    )


def found(
    *notes: Note, laptops: str = "AB", apart: tuple[tuple[UUID, UUID], ...] = ()
) -> list[Alike]:
    own = {each.id: laptops[place % len(laptops)] for place, each in enumerate(notes)}
    return alike(notes, own, apart)


def test_a_slip_of_whoever_typed_it_up_is_nothing() -> None:
    one, two = note(10, SAID), note(11, "older people cant wait at a bus stop, without a bensh!")
    [pair] = found(two, one)
    assert (pair.note, pair.other) == (one, two)
    assert pair.share > 0.7
    assert pair.ids == (one.id, two.id)


def test_other_words_are_another_note() -> None:
    assert found(note(10, SAID), note(11, "Younger people do not mind standing")) == []
    assert found(note(10, ""), note(11, "")) == [], "two notes without a word say nothing alike"


def test_what_one_laptop_has_twice_was_said_twice() -> None:
    assert found(note(10, SAID), note(11, SAID), laptops="A") == []


def test_only_one_table_and_one_prompt_at_a_time() -> None:
    assert found(note(10, SAID), note(11, SAID, table=OTHER_TABLE)) == []
    assert found(note(10, SAID), note(11, SAID, prompt=OTHER_PROMPT)) == []
    assert found(note(10, SAID, prompt=None), note(11, SAID, prompt=None))


def test_what_was_kept_apart_is_not_offered_again() -> None:
    one, two = note(10, SAID), note(11, SAID)
    assert found(one, two, apart=((one.id, two.id),)) == []


def test_the_surest_come_first() -> None:
    exact = note(10, SAID), note(11, SAID)
    near = (
        note(12, "Nobody told us when it closes", prompt=None),
        note(13, "Nobody had told us when it closed", prompt=None),
    )
    assert [each.ids[0] for each in found(*near, *exact)] == [exact[0].id, near[0].id]


@given(st.text(min_size=1), st.text(min_size=1))
def test_it_does_not_matter_which_came_first(one: str, two: str) -> None:
    ab, ba = found(note(10, one), note(11, two)), found(note(11, two), note(10, one))
    assert ab == ba
    assert all(0.65 <= each.share <= 1 for each in ab)
