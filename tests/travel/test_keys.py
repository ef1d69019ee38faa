"""What follows from the lead's identity stays the same for ever."""

from __future__ import annotations

import os

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.errors import PackError
from facilitator_app.travel import bech32
from facilitator_app.travel.keys import lead_signer, lead_verify, table_seed, verify_of
from facilitator_app.travel.words import key_words, kit_code
from tests.travel.making import OTHER_SECRET, OTHER_TABLE, PROGRAMME, SECRET, TABLE, WORKSHOP

KNOWN = "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SWRYDWG"


def test_derived_keys_are_what_they_always_were() -> None:
    assert SECRET == KNOWN
    assert lead_verify(SECRET) == "eae853aca2c53e3b0f5b6d79745f7434ae4dc988db8addcf1e744a71707173f5"
    seed = table_seed(SECRET, PROGRAMME, WORKSHOP, TABLE)
    assert seed.hex() == "aa9d12728bb6cad7ca2b9dea2781b39f4370112685da039ae395bfb7ba5261fa"
    assert verify_of(seed) == "f96f8d7555afbafd87fa1a223950585744b791d88e0d4984b11ae3a9330c7431"
    assert kit_code(SECRET, PROGRAMME, WORKSHOP, TABLE) == "female mushroom snake plunge rather ice"
    assert " ".join(key_words(SECRET)) == (
        "abandon amount liar amount expire adjust cage candy "
        "arch gather drum bullet absurd math era live "
        "bid rhythm alien crouch range attend journey unaware"
    )


def test_each_table_workshop_programme_and_lead_has_keys_of_its_own() -> None:
    places = [
        (SECRET, PROGRAMME, WORKSHOP, TABLE),
        (SECRET, PROGRAMME, WORKSHOP, OTHER_TABLE),
        (SECRET, PROGRAMME, TABLE, WORKSHOP),
        (SECRET, WORKSHOP, PROGRAMME, TABLE),
        (OTHER_SECRET, PROGRAMME, WORKSHOP, TABLE),
    ]
    assert len({table_seed(*place) for place in places}) == len(places)
    assert len({kit_code(*place) for place in places}) == len(places)
    assert bytes(lead_signer(SECRET)) not in {table_seed(*place) for place in places}
    assert lead_verify(SECRET) != lead_verify(OTHER_SECRET)


@given(st.binary(min_size=32, max_size=32))
def test_identities_are_written_as_age_writes_them(key: bytes) -> None:
    text = bech32.identity_of(key)
    assert str(pyrage.x25519.Identity.from_str(text)) == text
    assert bech32.key_of(text) == bech32.key_of(text.lower()) == key


def test_identities_of_age_are_read() -> None:
    for _ in range(50):
        made = str(pyrage.x25519.Identity.generate())
        assert bech32.identity_of(bech32.key_of(made)) == made


@given(st.text() | st.text("qpzry9x8", max_size=80).map("AGE-SECRET-KEY-1{}".format))
def test_what_is_no_identity_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no age identity"):
        bech32.key_of(text)
    with pytest.raises(PackError, match="no key of a lead"):
        lead_verify(text)


def test_an_identity_with_a_slip_is_refused() -> None:
    key = bech32.identity_of(os.urandom(32))
    for place in range(len(key)):
        wrong = key[:place] + ("Q" if key[place] != "Q" else "P") + key[place + 1 :]
        with pytest.raises(ValueError, match="no age identity"):
            bech32.key_of(wrong)
