#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run-ui.sh [--tap] COMMAND…: runs COMMAND with a display, a bus and a home of
# its own, and leaves nothing behind. The bus can start the accessibility bus and
# nothing else, so that no portal, keyring or settings service of the person's
# session is touched. STEWARD_UI_SIZE is the size of the screen. A missing tool
# is said in a line: as a skipped plan with --tap, else with status 77.
set -eu

tap=
if [ "${1:-}" = --tap ]; then
  tap=1
  shift
fi

missing() {
  if [ -n "$tap" ]; then
    echo "1..0 # SKIP $1 is not installed"
    exit 0
  fi
  echo "SKIP: $1 is not installed"
  exit 77
}

for tool in Xvfb dbus-daemon; do
  command -v "$tool" >/dev/null || missing "$tool"
done
launcher=
for place in /usr/libexec /usr/lib/at-spi2-core /usr/lib; do
  [ -x "$place/at-spi-bus-launcher" ] && launcher=$place/at-spi-bus-launcher && break
done
[ -n "$launcher" ] || missing at-spi2-core

work=$(mktemp -d "${TMPDIR:-/tmp}/steward-ui.XXXXXX")
pids=
finish() {
  status=$?
  trap - EXIT INT TERM HUP
  for pid in $pids; do
    kill "$pid" 2>/dev/null || true
  done
  for pid in $pids; do
    wait "$pid" 2>/dev/null || true
  done
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT INT TERM HUP

mkdir -p "$work/home" "$work/run" "$work/services" "$work/config/gtk-4.0" "$work/data" "$work/cache"
chmod 700 "$work" "$work/run"

cat >"$work/services/org.a11y.Bus.service" <<EOF
[D-BUS Service]
Name=org.a11y.Bus
Exec=$launcher
EOF
cat >"$work/bus.conf" <<EOF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:dir=$work/run</listen>
  <auth>EXTERNAL</auth>
  <servicedir>$work/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
EOF
cat >"$work/config/gtk-4.0/settings.ini" <<EOF
[Settings]
gtk-font-name=Cantarell 11
gtk-enable-animations=false
gtk-cursor-blink=false
EOF

export HOME="$work/home" XDG_RUNTIME_DIR="$work/run" XDG_CONFIG_HOME="$work/config"
export XDG_DATA_HOME="$work/data" XDG_CACHE_HOME="$work/cache" TMPDIR="$work"
export STEWARD_UI_CONFIG="$work/config" GDK_BACKEND=x11 GSK_RENDERER=cairo LIBGL_ALWAYS_SOFTWARE=1
export GSETTINGS_BACKEND=memory GTK_USE_PORTAL=0 XDG_CURRENT_DESKTOP=GNOME
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS XAUTHORITY NO_AT_BRIDGE 2>/dev/null || true

Xvfb -displayfd 3 -screen 0 "${STEWARD_UI_SIZE:-1400x960}x24" -noreset -nolisten tcp \
  3>"$work/display" >"$work/xvfb.log" 2>&1 &
pids="$pids $!"
env -u G_DEBUG dbus-daemon --config-file="$work/bus.conf" --nofork --nopidfile --print-address=3 \
  3>"$work/address" 2>"$work/bus.log" &
pids="$pids $!"

tries=0
while [ ! -s "$work/display" ] || [ ! -s "$work/address" ]; do
  tries=$((tries + 1))
  [ "$tries" -lt 200 ] || { echo "The display or the bus did not start."; cat "$work"/*.log; exit 1; }
  sleep 0.05
done
DISPLAY=:$(tr -d '\n' <"$work/display")
DBUS_SESSION_BUS_ADDRESS=$(head -n 1 "$work/address")
export DISPLAY DBUS_SESSION_BUS_ADDRESS

"$@"
