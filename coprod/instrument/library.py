"""Find and load instruments: ``data/instruments/<id>-<version>.toml``, named ``id@version``."""

import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from coprod.errors import InstrumentError
from coprod.instrument.model import Instrument

SHELF = Path(__file__).resolve().parents[2] / "data" / "instruments"
DEFAULT = "coprod-core"


def load(path: Path) -> Instrument:
    """Read one instrument file.

    Raises InstrumentError with one sentence per fault that names the file, the item and the field.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise InstrumentError(f"The instrument {path.name} cannot be opened: {fault.strerror}.") from fault
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise InstrumentError(f"The instrument {path.name} is not valid TOML: {fault}.") from fault
    try:
        instrument = Instrument.model_validate(raw)
    except ValidationError as fault:
        raise InstrumentError(_explain(path, raw, fault)) from fault
    if path.stem != f"{instrument.id}-{instrument.version}":
        raise InstrumentError(f"The instrument {path.name} says it is {instrument.key}; file and text must agree.")
    return instrument


def shelf(folder: Path = SHELF) -> dict[str, Instrument]:
    """Load every instrument of a folder, by key (``id@version``), oldest version first."""
    found = [load(path) for path in sorted(folder.glob("*.toml"))]
    if not found:
        raise InstrumentError(f"There is no instrument in {folder}; the dashboard needs at least one .toml file there.")
    return {one.key: one for one in sorted(found, key=lambda one: (one.id, _order(one.version)))}


def newest(instruments: dict[str, Instrument], instrument_id: str = DEFAULT) -> Instrument:
    """Return the newest version of an instrument, or exactly ``id@version`` when the version is given."""
    if instrument_id in instruments:
        return instruments[instrument_id]
    versions = [one for one in instruments.values() if one.id == instrument_id]
    if not versions:
        raise InstrumentError(f"There is no instrument {instrument_id}. There are: {', '.join(instruments)}.")
    return max(versions, key=lambda one: _order(one.version))


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


def _explain(path: Path, raw: dict[str, Any], fault: ValidationError) -> str:
    sentences = []
    for error in fault.errors():
        place = _place(raw, error["loc"])
        reason = error["msg"].removeprefix("Value error, ")
        sentences.append(f"{place}: {reason}" if place else reason)
    return f"The instrument {path.name} has {len(sentences)} fault(s): " + "; ".join(sentences) + "."


def _place(raw: dict[str, Any], steps: tuple[int | str, ...]) -> str:
    """Name the way to a fault with the ids of the items it passes, not their positions."""
    names: list[str] = []
    here: Any = raw
    for step in steps:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = None
        if isinstance(step, int):
            name = here.get("id") or here.get("key") or here.get("value") if isinstance(here, dict) else None
            names.append(str(name if name is not None else f"number {step + 1}"))
        else:
            names.append(step)
    return ".".join(names)
