# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What script/run and script/test share: which packages are needed, how they
# are installed, how the tree is built. Sourced by bash, never run.
# shellcheck shell=bash disable=SC2034

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

build_packages=(
  build-essential pkg-config meson ninja-build gettext appstream desktop-file-utils
  libgtk-4-dev libadwaita-1-dev libjson-glib-dev libsecret-1-dev
  libsoup-3.0-dev libsqlite3-dev libyaml-dev libmd4c-dev libssl-dev libpq-dev
)
look_packages=(ca-certificates adwaita-icon-theme hicolor-icon-theme librsvg2-common fonts-cantarell)
display_packages=(xvfb xauth dbus-daemon at-spi2-core)
test_packages=(
  libgtk-4-bin gnome-keyring postgresql python3 python3-gi python3-jsonschema python3-yaml gir1.2-atspi-2.0
  xdotool x11-utils poppler-utils
)

# One line for people; scripts keep quiet otherwise.
say() {
  printf '%s\n' "$*" >&2
}

die() {
  say "$*"
  exit 1
}

# Runs a command, keeps quiet, and shows what it wrote only when it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 || status=$?
  if ((status != 0)); then
    tail -n 60 -- "$log" >&2
    say "Failed (status $status): $*"
  fi
  rm -f -- "$log"
  return "$status"
}

is_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Installs the packages that are missing. On a system without dpkg the tree is
# built with what is there.
install_missing() {
  local missing=() as_root=() package
  command -v dpkg-query >/dev/null || return 0

  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  ((${#missing[@]} > 0)) || return 0

  if ((EUID != 0)); then
    command -v sudo >/dev/null ||
      die "These packages are missing: ${missing[*]}. Install them as root, then run this again."
    as_root=(sudo)
  fi
  say "Installing ${missing[*]}"
  quietly "${as_root[@]}" apt-get -qq -o DPkg::Lock::Timeout=600 update
  quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
    -o DPkg::Lock::Timeout=600 --no-install-recommends install "${missing[@]}"
}

# set_up_tree DIR [MESON OPTION…]: once; later the build sees to it. Built from
# nothing, and quickly: whoever looks for a fault sets up a tree of their own.
set_up_tree() {
  local dir=$1
  shift
  if [ ! -f "$dir/build.ninja" ]; then
    say "Setting up ${dir#"$root"/}"
    quietly meson setup "$dir" "$root" -Db_pch=true -Ddebug=false "$@"
  fi
  [ -w "$dir" ] || die "$dir belongs to somebody else. Remove it, or run this as its owner."
}

# build_tree DIR [TARGET…]: everything, or only what is named.
build_tree() {
  local dir=$1
  shift
  say "Building in ${dir#"$root"/}"
  quietly ninja -C "$dir" "$@"
}
