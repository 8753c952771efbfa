# What all scripts share. To be sourced: `. "$(dirname "$0")/lib.sh"`.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

if [ -t 1 ]; then bold=$'\e[1m' plain=$'\e[0m'; else bold='' plain=''; fi

# Says what begins now, with the seconds since the script began.
say() { printf '%s==> [%3ds] %s%s\n' "$bold" "$SECONDS" "$*" "$plain"; }

die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# Prints the comment at the head of the calling script: its help.
usage() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; }

has() { command -v "$1" >/dev/null 2>&1; }

# Whoever says `sudo ./scripts/run` in a checkout of their own gets files of their own: only what has to be
# installed is installed as root, the rest goes on as that user.
#
#   leave_sudo WHAT "$@"       WHAT is an argument of scripts/install; the rest are the calling script's own
leave_sudo() {
  local what=$1
  shift
  if [ "$(id -u)" != 0 ] || [ -z "${SUDO_USER:-}" ] || [ "$SUDO_USER" = root ]; then return; fi
  if [ "$(stat -c %U "$root")" != "$SUDO_USER" ]; then return; fi
  "$root/scripts/install" "$what"
  exec runuser -u "$SUDO_USER" -- env -u SUDO_USER HOME="$(getent passwd "$SUDO_USER" | cut -d: -f6)" "$0" "$@"
}

# Configures once and builds what changed. Prints progress; a failure shows the compiler's words.
build_preset() {
  local preset=$1
  shift
  cd "$root"
  # A cache file of a failed or foreign configuration has no build.ninja beside it.
  if [ ! -e "build/$preset/build.ninja" ] || [ CMakePresets.json -nt "build/$preset/build.ninja" ]; then
    say "configuring $preset"
    cmake --preset "$preset" | grep -v -e '^Preset' -e '^  ' -e '^$' || [ "${PIPESTATUS[0]}" = 0 ]
  fi
  say "building $preset"
  cmake --build --preset "$preset" "$@"
}

# build/bin/article-inspector, from the build folder that is there already, or from one for the command line alone.
build_tool() {
  local preset=tool
  if [ -e "$root/build/native/build.ninja" ]; then preset=native; fi
  build_preset "$preset" --target article-inspector
  mkdir -p "$root/build/bin"
  # A link would be replaced under whoever runs it; a copy appears whole.
  cp "$root/build/$preset/bin/article-inspector" "$root/build/bin/.new"
  mv "$root/build/bin/.new" "$root/build/bin/article-inspector"
}

# build/tool whole, as another project installs it: libraries, headers, the command line with its manual page and completions.
build_to_install() {
  cd "$root"
  [ -e build/tool/build.ninja ] || cmake --preset tool >/dev/null
  say "building what is installed"
  cmake --build build/tool
}

# node_modules, made anew only where the lock file is another one.
install_node_modules() {
  cd "$root"
  local stamp=node_modules/.lock-that-was-installed
  cmp -s package-lock.json "$stamp" && return
  say "installing the web side's packages (npm ci)"
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json "$stamp"
}

# The path of clang-format or clang-tidy of the version whose verdict counts: other versions lay code out otherwise.
clang_version=14
clang_tool() {
  local tool
  for tool in "$1-$clang_version" "$1"; do
    if has "$tool" && "$tool" --version | grep -q "version $clang_version\."; then
      echo "$tool"
      return
    fi
  done
  say "left out: $1 $clang_version is not there" >&2
  return 1
}
