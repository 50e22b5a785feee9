#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A throwaway PostgreSQL 15 with TLS, for tests of every layer:
#
#   postgres.sh start DIR [PID]   prints PORT; stops by itself once PID is gone
#   postgres.sh stop DIR
#   postgres.sh sql DIR DATABASE  runs the script on standard input as "admin"
#
# It listens on 127.0.0.1, 127.0.0.2 and ::1 (where there is one). Its
# certificate is for "localhost" and 127.0.0.1 only, signed by DIR/ca.crt;
# DIR/other-ca.crt has signed nothing. Superuser "admin", password
# "admin-password" (SCRAM). The roles "trusted" and "plain" are let in without a
# password and by a plain one, once a test creates them. Status 77: PostgreSQL
# is not installed.

set -u
self=$(readlink -f "$0")
cd /

bin=$(ls -d /usr/lib/postgresql/15/bin 2>/dev/null || dirname "$(command -v initdb)" 2>/dev/null)
as=()
[ "$(id -u)" = 0 ] && as=(runuser -u postgres --)

make_certificates() {
  {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3 -subj "/CN=Steward test CA" \
      -keyout "$1/ca.key" -out "$1/ca.crt"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3 -subj "/CN=Another CA" \
      -keyout "$1/other-ca.key" -out "$1/other-ca.crt"
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost \
      -keyout "$1/server.key" -out "$1/server.csr"
    printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\n' >"$1/san"
    openssl x509 -req -days 3 -in "$1/server.csr" -CA "$1/ca.crt" -CAkey "$1/ca.key" -CAcreateserial \
      -extfile "$1/san" -out "$1/server.crt"
  } >"$1/openssl.log" 2>&1
}

free_port() {
  for _ in $(seq 50); do
    local port=$((20000 + RANDOM % 20000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

start() {
  local dir=$1 port
  if [ ! -x "$bin/initdb" ] || ! command -v openssl >/dev/null; then
    echo "postgres.sh: PostgreSQL 15 is not installed" >&2
    exit 77
  fi
  mkdir -p "$dir"
  make_certificates "$dir"
  printf admin-password >"$dir/password"
  [ "$(id -u)" = 0 ] && chown -R postgres "$dir"
  chmod 755 "$dir"
  chmod 600 "$dir/server.key" "$dir/password"
  "${as[@]}" "$bin/initdb" -D "$dir/data" -A scram-sha-256 --pwfile="$dir/password" -U admin -E UTF8 \
    --locale=C.UTF-8 --no-sync >"$dir/initdb.log" 2>&1 || exit 1
  "${as[@]}" sh -c 'cat >"$1"' sh "$dir/data/pg_hba.conf" <<HBA
local all admin trust
host all trusted all trust
host all plain all password
hostssl all tls_only all scram-sha-256
host all locked_out all reject
host all all all scram-sha-256
HBA
  port=$(free_port)
  "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -w -t 30 -l "$dir/data/log" -o "-p $port -k $dir \
    -c listen_addresses=127.0.0.1,127.0.0.2,::1 -c ssl=on -c ssl_cert_file=$dir/server.crt \
    -c ssl_key_file=$dir/server.key -c ssl_ca_file=$dir/ca.crt -c fsync=off -c synchronous_commit=off \
    -c full_page_writes=off -c shared_buffers=32MB -c max_connections=30 -c autovacuum=off \
    -c password_encryption=scram-sha-256" start >"$dir/pg_ctl.log" 2>&1 </dev/null || exit 1
  echo "$port" >"$dir/port"
  if [ -n "${2:-}" ]; then
    setsid bash -c 'while kill -0 "$1" 2>/dev/null && [ -d "$3" ]; do sleep 1; done; exec "$2" stop "$3"' \
      bash "$2" "$self" "$dir" >/dev/null 2>&1 </dev/null &
  fi
  echo "$port"
}

case ${1:-} in
start) start "${2:?folder}" "${3:-}" ;;
stop)
  [ -d "${2:?folder}/data" ] && "${as[@]}" "$bin/pg_ctl" -D "$2/data" -m immediate stop >/dev/null 2>&1
  rm -rf "$2"
  ;;
sql)
  exec "$bin/psql" -X -q -v ON_ERROR_STOP=1 -h "${2:?folder}" -p "$(cat "$2/port")" -U admin -d "${3:?database}" >&2
  ;;
*) sed -n '5,12s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
