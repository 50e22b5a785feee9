#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a command on a session bus of its own, with a home of its own, and a
# real gnome-keyring in the wanted state:
#
#   keyring.sh STATE COMMAND [ARGUMENT…]
#
#   unlocked       a keyring that is open
#   locked         the same, locked, and nobody who could ask for its password
#   prompt         locked; a prompt appears on $DISPLAY when one is asked for
#   no-collection  the service runs, no keyring was ever created
#   no-service     a bus without a keyring service
#   no-bus         no session bus at all
#
# The password of the keyring is $KEYRING_PASSWORD, or "test". A keyring that is
# open can be locked later with "keyring.sh lock" from inside the command. The
# status is that of the command; 77 (skipped) if a program is missing.

set -u

die_skipped() { echo "keyring.sh: $1" >&2; exit 77; }
need() { command -v "$1" >/dev/null || die_skipped "$1 is not installed"; }

call_secrets() {
  gdbus call --session -d org.freedesktop.secrets -o /org/freedesktop/secrets \
    -m "org.freedesktop.Secret.Service.$1" "${@:2}"
}

lock_keyring() {
  call_secrets Lock "[objectpath '/org/freedesktop/secrets/aliases/default']" >/dev/null
}

wait_for_service() {
  for _ in $(seq 200); do
    gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus \
      -m org.freedesktop.DBus.NameHasOwner org.freedesktop.secrets 2>/dev/null | grep -q true && return
    sleep 0.02
  done
  die_skipped "gnome-keyring-daemon does not start"
}

write_bus_configuration() {
  mkdir -p "$1/services"
  if [ -x /usr/libexec/at-spi-bus-launcher ]; then
    printf '[D-BUS Service]\nName=org.a11y.Bus\nExec=/usr/libexec/at-spi-bus-launcher\n' \
      >"$1/services/org.a11y.Bus.service"
  fi
  if [ "$2" = prompt ]; then
    for name in SystemPrompter PrivatePrompter; do
      printf '[D-BUS Service]\nName=org.gnome.keyring.%s\nExec=/usr/libexec/gcr-prompter\n' $name \
        >"$1/services/org.gnome.keyring.$name.service"
    done
  fi
  cat >"$1/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:dir=$1/run</listen>
  <auth>EXTERNAL</auth>
  <servicedir>$1/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF
}

start_bus() {
  exec 3< <(exec env -u G_DEBUG -u XDG_DATA_DIRS -u XDG_CONFIG_DIRS \
    dbus-daemon --nofork --nopidfile --config-file="$1/bus.conf" --print-address=1 2>/dev/null)
  bus_pid=$!
  read -r DBUS_SESSION_BUS_ADDRESS <&3 || die_skipped "dbus-daemon does not start"
  export DBUS_SESSION_BUS_ADDRESS
}

start_keyring() {
  if [ "$1" = no-collection ]; then
    env -u G_DEBUG gnome-keyring-daemon --foreground --components=secrets >/dev/null 2>&1 </dev/null &
  else
    printf %s "${KEYRING_PASSWORD-test}" |
      env -u G_DEBUG gnome-keyring-daemon --unlock --foreground --components=secrets >/dev/null 2>&1 &
  fi
  keyring_pid=$!
  wait_for_service
}

clean_up() {
  trap - EXIT
  [ -n "$keyring_pid" ] && kill "$keyring_pid" 2>/dev/null
  [ -n "$bus_pid" ] && kill "$bus_pid" 2>/dev/null
  wait 2>/dev/null
  rm -rf "$home"
}

state=${1:?state}
shift
if [ "$state" = lock ]; then
  lock_keyring
  exit
fi

case $state in
unlocked | locked | prompt | no-collection | no-service | no-bus) ;;
*) echo "keyring.sh: no state “$state”" >&2; exit 2 ;;
esac

home=$(mktemp -d /tmp/steward-keyring.XXXXXX)
bus_pid=
keyring_pid=
command_pid=
trap clean_up EXIT
trap '[ -n "$command_pid" ] && kill "$command_pid" 2>/dev/null; exit 143' TERM INT

mkdir -m 700 "$home/run" "$home/data" "$home/config" "$home/cache"
export HOME=$home XDG_RUNTIME_DIR=$home/run XDG_DATA_HOME=$home/data
export XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache
unset DBUS_SESSION_BUS_ADDRESS DBUS_STARTER_ADDRESS DBUS_STARTER_BUS_TYPE SECRET_BACKEND GNOME_KEYRING_CONTROL

if [ "$state" = no-bus ]; then
  unset DISPLAY WAYLAND_DISPLAY
else
  need dbus-daemon
  need gdbus
  write_bus_configuration "$home" "$state"
  start_bus "$home"
fi

case $state in
unlocked | locked | prompt | no-collection)
  need gnome-keyring-daemon
  start_keyring "$state"
  ;;
esac
case $state in
locked | prompt) lock_keyring || die_skipped "the keyring cannot be locked" ;;
esac

"$@" <&0 &
command_pid=$!
wait "$command_pid"
exit $?
