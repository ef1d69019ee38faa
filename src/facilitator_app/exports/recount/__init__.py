"""Recounting a pack from its ballots, with nothing of what counted them first.

Its modules use no other part of the app, and `script` puts them together into one file that
anybody can read and run: python recount.py PACK.xlsx.
"""

from facilitator_app.exports.recount.pack import lines, recount
from facilitator_app.exports.recount.script import script

__all__ = ["lines", "recount", "script"]
