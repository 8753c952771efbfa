"""Chooses the inputs that are kept for a fuzz target: of what libFuzzer's merge looked at, the few that cover most.

    keep.py CONTROL_FILE FOLDER

CONTROL_FILE is what `-merge_control_file` wrote. Inputs in FOLDER that were chosen before are named by a hash and give way; those with other
names stay.
"""
import hashlib
import re
import sys
from pathlib import Path

MOST = 60
CHOSEN = re.compile(r"[0-9a-f]{16}")


def read(control: Path) -> dict[Path, set[int]]:
    lines = control.read_text().splitlines()
    count = int(lines[0])
    paths = [Path(line) for line in lines[2 : 2 + count]]
    features: dict[Path, set[int]] = {}
    for line in lines[2 + count :]:
        kind, number, *numbers = line.split()
        if kind == "FT":
            features[paths[int(number)]] = set(map(int, numbers))
    return features


def main() -> None:
    control, folder = map(Path, sys.argv[1:])
    features = read(control)
    named = [path for path in folder.iterdir() if not CHOSEN.fullmatch(path.name)]
    covered = set().union(*(features.get(path, set()) for path in named))
    rest = {path: found - covered for path, found in features.items() if path not in named}
    chosen = []
    while rest and len(chosen) < MOST:
        # The one that adds most for its length.
        best = max(rest, key=lambda path: (len(rest[path]) / (64 + path.stat().st_size), path.name))
        gained = rest.pop(best)
        if not gained:
            break
        chosen.append(best.read_bytes())
        covered |= gained
        rest = {path: found - gained for path, found in rest.items()}
    for path in folder.iterdir():
        if CHOSEN.fullmatch(path.name):
            path.unlink()
    for data in chosen:
        (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    everything = set().union(*features.values())
    print(f"{folder.name}: {len(named)} named and {len(chosen)} chosen inputs cover {len(covered)} of {len(everything)} features")


if __name__ == "__main__":
    main()
