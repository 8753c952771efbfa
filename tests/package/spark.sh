#!/usr/bin/env bash
# Runs the wheel inside Spark on this machine: schema, error rows, reports equal to the command line's. Wants Java and the network.
set -euo pipefail
cd "$(dirname "$0")/../.."
if ! command -v java >/dev/null; then echo "spark: left out, there is no Java"; exit 0; fi
[ -x build/python/full/bin/python ] || scripts/wheel --test
build/python/full/bin/python tests/package/spark.py
