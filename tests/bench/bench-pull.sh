#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How fast a folder of contracts becomes a searchable catalog, beside what a
# patient person would do with jq and sqlite3: the same columns, the same FTS5
# index. Ratios of one run, median of several rounds.
#
#   bench-pull.sh STEWARDCTL [CONTRACTS] [ROUNDS] [FOLDER]
#
# Limits: a first sync no slower than jq | sqlite3; at most 200 MiB resident; a
# second sync at least 5 times faster when nothing was touched, and 2 times when
# everything was touched and must be read again. Status 1 when one is broken.

set -eu
stewardctl=$(readlink -f "${1:?stewardctl}")
n=${2:-100000}
rounds=${3:-5}
work=${4:-}
broken=0
export LC_ALL=C.UTF-8

for program in jq sqlite3 awk bc; do
  command -v "$program" >/dev/null || { echo "bench-pull.sh: $program is not installed"; exit 77; }
done
if [ -z "$work" ]; then
  work=$(mktemp -d /tmp/steward-bench.XXXXXX)
  trap 'rm -rf "$work"' EXIT
fi

make_contracts() { # FOLDER CONTRACTS-PER-FILE
  [ -e "$1/done" ] && return
  for i in $(seq 0 99); do mkdir -p "$1/$i"; done
  awk -v n="$n" -v per="$2" -v dir="$1" '
    function words(seed, count,   i, text) {
      for (i = 0; i < count; i++) text = text (i ? " " : "") word[(seed + i * 5) % n_words + 1]
      return text
    }
    BEGIN {
      split("identifier customer order amount currency status created updated country channel", column, " ")
      n_words = split("the of each booked by our shop when it was first seen last changed stable key for joins " \
                      "gross net value without tax in euros public internal", word, " ")
      for (i = 0; i < n; i++) {
        file = sprintf("%s/%d/%06d.json", dir, (per > 1 ? 0 : i % 100), int(i / per))
        if (per > 1 && i % per == 0) printf "[\n" > file
        printf "{\"apiVersion\": \"v3.0.2\", \"kind\": \"DataContract\", \"id\": \"contract-%06d\", " \
               "\"name\": \"dataset %06d %s\", \"version\": \"1.%d.0\", \"status\": \"active\", " \
               "\"domain\": \"domain-%d\", \"description\": {\"purpose\": \"%s number %d\"}, " \
               "\"team\": [{\"username\": \"owner-%d@example.com\", \"name\": \"Owner %d\", \"role\": \"owner\"}], " \
               "\"schema\": [{\"name\": \"table_%06d\", \"physicalName\": \"d%d.table_%06d\", " \
               "\"physicalType\": \"table\", \"properties\": [", \
               i, i, column[i % 10 + 1], i % 7, i % 40, words(i * 7, 10), i, i % 500, i % 500, i, i % 40, i > file
        for (c = 0; c < 10; c++)
          printf "%s{\"name\": \"%s_%d\", \"logicalType\": \"string\", \"physicalType\": \"varchar(40)\", " \
                 "\"required\": true, \"description\": \"%s of dataset %d\"}", \
                 c ? ", " : "", column[c + 1], (i * 3 + c) % 1000, words(i * 11 + c * 3, 5), i % 5000 > file
        printf "]}], \"slaProperties\": [{\"property\": \"latency\", \"value\": %d, \"unit\": \"h\"}]}", \
               i % 24 + 1 > file
        if (per == 1 || (i + 1) % per == 0 || i + 1 == n) {
          printf("%s", (per > 1 ? "\n]\n" : "\n")) > file
          close(file)
        }
        else printf ",\n" > file
      }
    }'
  touch "$1/done"
}

# One row a product and one a column, as the catalog has them.
run_jq() { # FOLDER
  rm -rf "$work/jq"
  mkdir "$work/jq"
  find "$1" -name '*.json' -print0 | xargs -0 jq -r '
    (if type == "array" then .[] else . end) | . as $c |
    (["P", .id, .name, .domain, .status, .version, .description.purpose, ([.team[]?.name] | join(" ")),
      ([.schema[]?.properties[]?.name] | join(" "))] | @tsv),
    (.schema[]? | .name as $o | .properties[]? |
      ["C", $c.id, $o, .name, .logicalType, .physicalType, .required, .description] | @tsv)' |
    awk -F'\t' -v dir="$work/jq" '{ t = $1; sub(/^[PC]\t/, ""); print > (dir (t == "P" ? "/p.tsv" : "/c.tsv")) }'
  sqlite3 "$work/jq/catalog.db" >/dev/null <<SQL
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE product (id TEXT PRIMARY KEY, name TEXT, domain TEXT, status TEXT, version TEXT, purpose TEXT,
                      owners TEXT, columns TEXT);
CREATE TABLE property (contract TEXT, object TEXT, name TEXT, logical_type TEXT, physical_type TEXT, required TEXT,
                       description TEXT);
CREATE VIRTUAL TABLE entry_fts USING fts5 (name, description, columns, owners, domain, content = '',
                                           tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
.mode tabs
BEGIN;
.import $work/jq/p.tsv product
.import $work/jq/c.tsv property
INSERT INTO entry_fts (rowid, name, description, columns, owners, domain)
  SELECT rowid, name, purpose, columns, owners, domain FROM product;
COMMIT;
SQL
  [ "$(sqlite3 "$work/jq/catalog.db" 'SELECT count(*) FROM product')" = "$n" ]
}

# Runs a command; sets $seconds, and $peak to the most memory it had in KiB.
measure() {
  local start pid line
  start=$(date +%s.%N)
  "$@" >"$work/output" &
  pid=$!
  peak=0
  while kill -0 $pid 2>/dev/null; do
    line=$(grep VmHWM "/proc/$pid/status" 2>/dev/null | tr -dc 0-9) && [ -n "$line" ] && peak=$line
    sleep 0.02
  done
  wait $pid
  seconds=$(echo "$(date +%s.%N) - $start" | bc)
}

sync_folder() { measure "$stewardctl" --profile "$work/profile" sync --json; }

new_profile() {
  rm -rf "$work/profile"
  "$stewardctl" --profile "$work/profile" source add folder --name bench --set "path=$1"
}

touch_all() { find "$1" -name '*.json' -print0 | xargs -0 touch; sleep 0.2; }

median() { sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

check() { # NAME VALUE OPERATOR LIMIT TEXT
  local verdict=fine
  if [ "$(echo "$2 $3 $4" | bc)" != 1 ]; then
    verdict=BROKEN
    broken=1
  fi
  printf '%-34s %8s  (%s %s) %s  %s\n' "$1" "$2" "$3" "$4" "$verdict" "$5"
}

bench() { # LAYOUT FOLDER
  local first=() again=() touched=() other=() most=0 a b c d
  for _ in $(seq "$rounds"); do
    new_profile "$2"
    sync_folder; first+=("$seconds"); most=$((peak > most ? peak : most))
    grep -q "\"added\":$n" "$work/output"
    sync_folder; again+=("$seconds")
    touch_all "$2"
    sync_folder; touched+=("$seconds"); most=$((peak > most ? peak : most))
    grep -q '"changed":0' "$work/output"
    measure run_jq "$2"; other+=("$seconds")
  done
  a=$(printf '%s\n' "${first[@]}" | median)
  b=$(printf '%s\n' "${again[@]}" | median)
  c=$(printf '%s\n' "${touched[@]}" | median)
  d=$(printf '%s\n' "${other[@]}" | median)
  check "$1: first sync / jq | sqlite3" "$(echo "scale=2; $a / $d" | bc)" '<=' 1 "($a s, $d s)"
  check "$1: first / unchanged" "$(echo "scale=1; $a / $b" | bc)" '>=' 5 "($b s)"
  check "$1: first / touched" "$(echo "scale=1; $a / $c" | bc)" '>=' 2 "($c s)"
  check "$1: resident, MiB" "$((most / 1024))" '<=' 200 ""
}

echo "$n contracts of ten columns, median of $rounds, $(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg)"
make_contracts "$work/arrays" 1000
bench "arrays of 1,000" "$work/arrays"
make_contracts "$work/single" 1
bench "single files" "$work/single"
exit $broken
