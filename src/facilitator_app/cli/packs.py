"""Commands of table packs: they are made at the tables, looked at, and collected by the lead."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from facilitator_app.cli.arguments import file_path
from facilitator_app.cli.files import programme_to_change, programme_to_read
from facilitator_app.cli.lead_key import refuse_absent
from facilitator_app.domain.errors import FacilitatorError, PackError
from facilitator_app.domain.records import Kit, Table
from facilitator_app.travel.pack_file import SUFFIX, look_at
from facilitator_app.workspace.captured import counted, in_words
from facilitator_app.workspace.collecting import collect, open_pack
from facilitator_app.workspace.finding import find_files
from facilitator_app.workspace.key_file import SUFFIX as KEY_SUFFIX
from facilitator_app.workspace.key_file import open_key
from facilitator_app.workspace.packing import kit_at, make_pack, pack_name
from facilitator_app.workspace.receipts import leave_receipts

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases
    from facilitator_app.travel.pack_file import PackHead
    from facilitator_app.travel.receipt_file import Receipt
    from facilitator_app.workspace import Workspace
    from facilitator_app.workspace.collecting import Collected
    from facilitator_app.workspace.key_file import LeadKey
    from facilitator_app.workspace.reader import Reader


class TablePack:
    """Makes the pack of a table."""

    name: ClassVar[str] = "table-pack"
    help: ClassVar[str] = "make the pack of a table, which only the lead can open"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a table's file, and where the pack goes."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument(
            "--out",
            type=Path,
            required=True,
            metavar="PATH",
            help="a file, or a folder: the pack is then named as in the window",
        )

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Write the pack, and say what is in it."""
        with programme_to_read(options.file, passphrases, console) as reader:
            kit = kit_at(reader)
            out = options.out / pack_name(reader) if options.out.is_dir() else options.out
            head = make_pack(reader, out)
            words = in_words(counted(reader.made_here()))
        plain = {
            "file": str(out),
            "table": kit.table_code,
            "laptop": head.laptop,
            "revisions": head.revisions,
            "counts": head.counts,
            "covers": head.covers,
        }
        console.result(
            plain,
            [f"{out} is the pack of table {kit.table_code}: {words}.", "Give it to the lead."],
        )
        return True


class Collect:
    """Takes table packs in."""

    name: ClassVar[str] = "collect"
    help: ClassVar[str] = "take table packs in: each of them whole, or not at all"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the lead's file and key, packs, and where receipts go."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument(
            "packs", type=Path, nargs="+", metavar="PACK", help="packs, and folders to search"
        )
        parser.add_argument("--key", type=file_path, metavar="KEYFILE", help="default: beside FILE")
        parser.add_argument(
            "--receipts", type=Path, metavar="DIR", help="write a receipt for each pack there"
        )
        parser.add_argument("--anyway", action="store_true", help="also if no backup can be made")

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Back up once, then take in what can be; it is done if nothing was refused."""
        path = options.key or options.file.with_suffix(KEY_SUFFIX)
        with programme_to_change(options.file, passphrases, console) as workspace:
            refuse_absent(path)
            key = open_key(path, passphrases.ask(path.name), workspace.programme)
            packs = _found(options.packs, console)
            _back_up(workspace, anyway=options.anyway)
            told, taken = [], []
            for pack in packs:
                try:
                    done = collect(workspace, open_pack(workspace, key, pack))
                except FacilitatorError as error:
                    told.append({"file": str(pack), "collected": False, "why": error.sentence()})
                else:
                    told.append(_plain(pack, done))
                    taken.append((pack, done.receipt))
        remarks = _write_receipts(taken, options.receipts, key)
        for remark in remarks:
            console.remark(remark)
        console.result({"packs": told, "remarks": remarks}, map(_line, told))
        return all(each["collected"] for each in told)


class Verify:
    """Looks at a table pack."""

    name: ClassVar[str] = "verify"
    help: ClassVar[str] = "tell whether a table pack is whole, and who signed it"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a pack, and perhaps the programme and the key that open it."""
        parser.add_argument("pack", type=file_path, metavar="PACK")
        parser.add_argument("--file", type=file_path, metavar="FILE", help="say whose table it is")
        parser.add_argument(
            "--key", type=file_path, metavar="KEYFILE", help="with --file: open it, and count"
        )

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Look at it from outside; with a programme and its key, open it; nothing is taken in."""
        seen = look_at(options.pack)
        found: dict[str, Any] = {
            "programme": str(seen.programme),
            "writer": seen.writer,
            "sha256": seen.fingerprint,
        }
        if options.file is not None:
            with programme_to_read(options.file, passphrases, console) as reader:
                found |= _of_programme(reader, seen.writer)
                if options.key is not None:
                    refuse_absent(options.key)
                    secret = passphrases.ask(options.key.name)
                    key = open_key(options.key, secret, reader.programme)
                    found |= _opened(open_pack(reader, key, options.pack).head)
        elif options.key is not None:
            raise PackError("A key alone opens no pack.", advice="Name its programme with --file.")
        console.result(found, _seen_lines(options.pack, found))
        return True


def _found(packs: Sequence[Path], console: Console) -> tuple[Path, ...]:
    found = find_files(packs, SUFFIX)
    if not found.paths:
        raise PackError("No table pack was found there.", advice="Name packs, or their folder.")
    if not found.is_all:
        console.remark("There are too many files or folders to look through all of them.")
    return found.paths


def _back_up(workspace: Workspace, *, anyway: bool) -> None:
    """Make the way back, or raise PackError unless somebody goes on anyway."""
    workspace.backups.make_now()
    problem = workspace.backups.take_problem()
    if problem and not anyway:
        raise PackError(f"{problem} Nothing was collected.", advice="Or add --anyway.")


def _write_receipts(
    taken: Sequence[tuple[Path, Receipt]], folder: Path | None, key: LeadKey
) -> list[str]:
    if folder is None:
        return []
    return leave_receipts([(folder / pack.name, receipt) for pack, receipt in taken], key)


def _plain(pack: Path, done: Collected) -> dict[str, Any]:
    receipt = asdict(done.receipt)
    told = ("new", "known", "conflicts", "loose_ends", "waiting_for", "drift", "covers")
    return {
        "file": str(pack),
        "collected": True,
        "table": done.table,
        "laptop": done.record.laptop,
        "old_kit": done.is_old_kit,
        "sha256": done.record.fingerprint,
        **{each: receipt[each] for each in told},
    }


def _line(told: dict[str, Any]) -> str:
    name = Path(told["file"]).name
    if not told["collected"]:
        return f"{name}: refused. {told['why']}"
    kit = ", made with an old kit" if told["old_kit"] else ""
    drift = f", its clock {told['drift']} s off" if told["drift"] else ""
    return (
        f"{name}: table {told['table']}, {told['laptop']}: {told['new']} new, "
        f"{told['known']} known, {told['conflicts']} conflicts{kit}{drift}."
    )


def _of_programme(reader: Reader, writer: str) -> dict[str, Any]:
    """Tell at which table a pack was signed, as far as the programme says."""
    codes = {each.id: each.code for each in reader.all(Table)}
    tables = {codes.get(each.table_id, "") for each in reader.all(Kit) if each.verify == writer}
    return {"table": next(iter(tables), None)}


def _opened(head: PackHead) -> dict[str, Any]:
    return {
        "laptop": head.laptop,
        "packed_at": head.made_at.isoformat(),
        "app": head.app,
        "revisions": head.revisions,
        "counts": head.counts,
    }


def _seen_lines(pack: Path, found: dict[str, Any]) -> Iterator[str]:
    yield f"{pack.name} is whole, and as it was signed."
    yield f"Programme: {found['programme']}"
    yield f"Signed with: {found['writer']}"
    yield f"SHA-256: {found['sha256']}"
    if found.get("table"):
        yield f"That is the key of table {found['table']}."
    elif "table" in found:
        yield "No kit of this programme has that key."
    if "revisions" in found:
        kinds = ", ".join(f"{kind} {number}" for kind, number in found["counts"].items())
        yield f"It was packed on {found['laptop']} and holds {found['revisions']}: {kinds}."
