#!/usr/bin/env bash
# The workflow files by actionlint, which Go builds; the list of components by CycloneDX's own schema.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=v1.7.12
mkdir -p build/actionlint
if command -v actionlint >/dev/null; then
  actionlint
elif command -v go >/dev/null; then
  [ -x build/actionlint/actionlint ] || GOBIN=$PWD/build/actionlint go install github.com/rhysd/actionlint/cmd/actionlint@$version
  build/actionlint/actionlint
else
  echo "workflows: left out, there is neither actionlint nor Go"
fi
scripts/notices.py --sbom core wasm tool c page --npm node_modules/parse5 >build/actionlint/sbom.json
python3 -m venv build/actionlint/python
if build/actionlint/python/bin/python -m pip install --quiet 'cyclonedx-python-lib[json-validation]'; then
  build/actionlint/python/bin/python - build/actionlint/sbom.json <<'PYTHON'
import json, sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

text = open(sys.argv[1]).read()
error = JsonStrictValidator(SchemaVersion.V1_5).validate_str(text)
sys.exit(f"the list of components is not sound: {error}" if error else 0)
PYTHON
else
  echo "workflows: the list of components is not checked, the validator cannot be installed"
fi
echo "workflows: sound"
