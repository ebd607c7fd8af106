"""``make fuzz``: 2,000 files; one table, and exit code 1 when any of them broke a promise."""

import argparse
import secrets
import sys
import tempfile
import time
from pathlib import Path

from fuzz.run import EARLY, GROWTH, run
from fuzz.seeds import seeds

arguments = argparse.ArgumentParser(prog="python -m fuzz", description="Hand in files made or broken at random.")
arguments.add_argument("--files", type=int, default=2000, help="how many")
arguments.add_argument("--seed", type=int, default=secrets.randbelow(10**8), help="draws the same files again")
arguments.add_argument(
    "--keep", type=Path, default=Path(tempfile.gettempdir()) / "coprod-fuzz", help="for faulty files"
)
asked = arguments.parse_args()

print(f"seed {asked.seed}", flush=True)
start = time.monotonic()
outcome = run(seeds(office=True), files=asked.files, begin=asked.seed, keep=asked.keep)
proof, lines = outcome.proof, list[tuple[str, str]]()
lines.append(("files", f"{proof.files} in {time.monotonic() - start:.0f} s, seed {asked.seed}"))
lines += [(f"  {kind}", str(count)) for kind, count in sorted(proof.kinds.items())]
lines += [(what, str(proof.outcomes[what])) for what in ("accepted", "stopped", "marked", "refused")]
lines += [(f"  {sentence}"[:60], str(count)) for sentence, count in proof.refused.most_common()]
lines.append(("children started", str(outcome.children)))
lines.append(("slowest answer", f"{proof.slowest[0]:.2f} s, {proof.slowest[1]}"))
lines.append(
    (f"memory after {EARLY} and after all", f"{outcome.early:.0f} and {outcome.late:.0f} MB, {GROWTH:.0f} more allowed")
)
lines.append(("broken promises", str(len(outcome.faults))))
for line in lines:
    print("{:<60} {}".format(*line))
for fault in outcome.faults:
    print(fault)
sys.exit(1 if outcome.faults else 0)
