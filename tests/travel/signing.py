"""Receipts that our app would not write, signed as ours are."""

from __future__ import annotations

import json

from facilitator_app.travel.keys import lead_signer
from tests.travel.making import SECRET

_SIGNER = lead_signer(SECRET)


def signed(plain: bytes) -> bytes:
    """Return a receipt whose signature is right, whatever it says."""
    by = {
        "signature": _SIGNER.sign(b"FACRCPT1" + plain).signature.hex(),
        "signer": bytes(_SIGNER.verify_key).hex(),
    }
    rest = json.dumps(by, separators=(",", ":"))[1:].encode()
    return b'{"format":"facilitator receipt 1","receipt":' + plain + b"," + rest + b"\n"
