#!/usr/bin/env bash
# Makes all weights of the boilerplate and header stages again, into core/data/models.
#
#   core/train/train_boilerplate/make_all.sh FOLDER [LABELS]
#
#   FOLDER   holds data/
#   LABELS   what label_with_html.py made; without it, it is run here (requirements.txt)
#
# The authors' model reads what the headlines and kinds that the programs were built with say: build and run again for it to see new ones.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
data=$(cd "$1" && pwd)/data
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
train=$root/build/native/bin/train-boilerplate
models=$root/core/data/models
fragments=$here/fragments.tsv
labels=${2:-}
if [ -z "$labels" ]; then
  labels=$work/labels.jsonl
  pages=$data/boilerplate/segments-dev
  python3 "$here/label_with_html.py" "$pages.jsonl.gz" "$pages-html.jsonl.gz" "$labels"
fi
mkdir "$work/text" "$work/html"
"$train" "$data" --labels "$labels" --fragments "$fragments" --trees 130 --rate 0.11 --cross-validate "$work/text" \
  --out "$models/boilerplate.bin"
"$train" "$data" --labels "$labels" --html --trees 110 --rate 0.12 --cross-validate "$work/html" --out "$models/boilerplate_html.bin"
"$train" "$data" --headlines "$work/text.bin" --folds "$work/text" --trees 100 --rate 0.1
"$train" "$data" --headlines "$work/html.bin" --folds "$work/html" --html --trees 80 --rate 0.1
cat "$work/text.bin" "$work/html.bin" > "$models/headline.bin"
"$train" "$data" --fragments "$fragments" --kinds "$models/boilerplate_kinds.bin"
"$root/build/native/bin/train-header" "$data" --folds "$work" --out "$models/header.bin"
"$root/scripts/stamp-models" boilerplate.bin boilerplate_html.bin headline.bin boilerplate_kinds.bin header.bin
