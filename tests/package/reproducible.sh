#!/usr/bin/env bash
# Builds the last commit once more, in a clone elsewhere with an empty compiler cache, and holds what is handed out against this checkout's build.
# Also tells how long `scripts/build --page`, which `scripts/run` waits for, takes on a machine where nothing has been built.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ -n "$(git status --porcelain -- core web site scripts package-lock.json)" ]; then echo "reproducible: commit first"; exit 1; fi
commit=$(git rev-parse HEAD)
elsewhere=$(mktemp -d /tmp/article-inspector-XXXXXX)
trap 'rm -rf "$elsewhere"' EXIT
git clone --quiet --no-hardlinks . "$elsewhere/a folder"
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg)"
# Processor time tells the same on a busy machine: two idle cores take a little more than half of it.
TIMEFORMAT='scripts/build --page with nothing built before: %R s by the clock, %U + %S s of processor time'
time (cd "$elsewhere/a folder" && CCACHE_DIR=$elsewhere/cache CCACHE_BASEDIR='' ./scripts/build --page >"$elsewhere/log" 2>&1) || { tail -20 "$elsewhere/log"; exit 1; }
grep '==>' "$elsewhere/log"
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
hand_out() {
  npm run --silent build --workspace article-inspector
  npm run --silent build --workspace ./site
  npm run --silent build --workspace ./web/extension >/dev/null
  npm run --silent pack --workspace ./web/extension >/dev/null
  (cd build/package && npm pack --silent --pack-destination ..)
  node web/extension/pack.mjs build/site build/article-inspector-site.zip
  (cd build && sha256sum wasm/article-inspector.wasm article-inspector-*.tgz article-inspector-*.zip)
}
scripts/build --page >/dev/null
here=$(hand_out | grep -E '^[0-9a-f]{64} ')
there=$(cd "$elsewhere/a folder" && hand_out | grep -E '^[0-9a-f]{64} ')
printf '%s\n' "$here"
[ "$commit" = "$(git rev-parse HEAD)" ] || { echo "reproducible: another commit was checked out meanwhile; begin again"; exit 1; }
if [ "$here" != "$there" ]; then
  echo "reproducible: two builds differ:"
  diff <(printf '%s\n' "$here") <(printf '%s\n' "$there") || exit 1
fi
