#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Checks this folder without Steward: sh verify.sh [EARLIER-CHECKPOINT]
#
# Needs a POSIX shell, sed, awk and coreutils; ssh-keygen when there are
# signatures. README says what each check means. Status: 0 all is well,
# 1 something is wrong (each is named), 2 it could not be checked.

set -u
LC_ALL=C
export LC_ALL
earlier=
if [ $# -gt 0 ]; then
  earlier=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
fi
cd "$(dirname "$0")" || exit 2

status=0
wrong() { printf 'WRONG: %s\n' "$*"; status=1; }
right() { printf 'ok: %s\n' "$*"; }
end_wrong() { wrong "$*"; printf '\nSomething is wrong, see above.\n'; exit 1; }
give_up() { printf 'cannot check: %s\n' "$*" >&2; exit 2; }

for program in sha256sum basenc base64 split comm sed awk mktemp; do
  command -v $program >/dev/null || give_up "$program is not installed"
done
work=$(mktemp -d) || give_up "no folder for temporary files"
trap 'rm -rf "$work"' EXIT
trap 'exit 2' INT TERM HUP
mkdir "$work/header" "$work/body" "$work/payload"

# --- hashes ---

# Reads lines of hexadecimal digits, each of $1 bytes; prints the SHA-256 of each.
hash_each() {
  rm -rf "$work/part"
  mkdir "$work/part"
  tr -d '\n' | tr a-f A-F | basenc --base16 --decode | (cd "$work/part" && split -b "$1" -d -a 7 - x)
  [ -e "$work/part/x0000000" ] || return 0
  (cd "$work/part" && sha256sum x*) | cut -c1-64
}

hash_folder() { (cd "$1" && sha256sum -- *) | cut -c1-64; }
to_hex() { printf '%s' "$1" | base64 -d 2>/dev/null | basenc --base16 -w0 | tr A-F a-f; }
node() { printf '01%s%s\n' "$1" "$2" | hash_each 65; }

# The root of the tree (RFC 6962) over the leaves in file $1.
compute_root() {
  cp "$1" "$work/level"
  while [ "$(wc -l <"$work/level")" -gt 1 ]; do
    awk 'NR % 2 { left = $0; next } { print "01" left $0 }' "$work/level" | hash_each 65 >"$work/above"
    awk '{ last = $0 } END { if (NR % 2) print last }' "$work/level" >>"$work/above"
    mv "$work/above" "$work/level"
  done
  cat "$work/level"
}

# --- 1: files ---

if sha256sum --check --strict --quiet SHA256SUMS >"$work/sums" 2>&1; then
  right "every file is the one that was exported (SHA256SUMS)"
else
  while read -r line; do wrong "SHA256SUMS: $line"; done <"$work/sums"
  status=1
fi
for file in * */*; do
  [ -f "$file" ] && printf '%s\n' "$file"
done | sort >"$work/there"
{ sed 's/^[0-9a-f]*  //' SHA256SUMS; echo SHA256SUMS; echo checkpoint.txt.sig; } | sort >"$work/listed"
for file in $(comm -13 "$work/listed" "$work/there"); do
  wrong "$file is not listed in SHA256SUMS"
done

# --- 2: the checkpoint ---

origin=$(sed -n 1p checkpoint.txt)
size=$(sed -n 2p checkpoint.txt)
root=$(to_hex "$(sed -n 3p checkpoint.txt)")
case $size in
'' | *[!0-9]* | 0?*) end_wrong "checkpoint.txt has no size in its second line" ;;
esac
[ ${#root} -eq 64 ] || end_wrong "checkpoint.txt has no root in its third line"

# --- 3: events ---

# Takes each line apart. The last "header" is the real one: in canonical JSON
# nothing behind it can look like it.
awk -v work="$work" '
function bad(why) { print "line " NR " of events.jsonl: " why >(work "/bad") }
function member(header, name,   from, rest, i, c) {
  from = index(header, "\"" name "\":")
  if (from == 0) return ""
  rest = substr(header, from + length(name) + 3)
  if (substr(rest, 1, 1) != "\"") { match(rest, /^[0-9]+/); return substr(rest, 1, RLENGTH > 0 ? RLENGTH : 0) }
  for (i = 2; i <= length(rest); i++) {
    c = substr(rest, i, 1)
    if (c == "\\") i++
    else if (c == "\"") return substr(rest, 2, i - 2)
  }
  return ""
}
{
  tail = substr($0, length($0) - 74)
  if (substr($0, 1, 8) != "{\"body\":" || tail !~ /^,"seal":"[0-9a-f]+"[}]$/) { bad("not an event"); next }
  rest = substr($0, 9, length($0) - 83)
  at = 0
  while ((next_at = index(substr(rest, at + 1), ",\"header\":{")) > 0) at += next_at
  if (at == 0) { bad("no header"); next }
  header = substr(rest, at + 10)
  body = substr(rest, 1, at - 1)
  name = sprintf("%07d", ++n)
  ORS = ""
  print header >(work "/header/" name); close(work "/header/" name)
  print body >(work "/body/" name); close(work "/body/" name)
  ORS = "\n"
  print member(header, "position") "\t" member(header, "version") "\t" substr(tail, 10, 64) "\t" \
    member(header, "stream") "\t" member(header, "type") >(work "/facts")
}' events.jsonl
if [ -e "$work/bad" ]; then
  while read -r line; do wrong "$line"; done <"$work/bad"
fi
[ -e "$work/facts" ] || end_wrong "there is no event in events.jsonl"
count=$(wc -l <"$work/facts")
hash_folder "$work/header" >"$work/header-hashes"
hash_folder "$work/body" >"$work/body-hashes"
paste "$work/facts" "$work/header-hashes" "$work/body-hashes" >"$work/all"
awk -F '\t' '{ print "00" $6 $7 }' "$work/all" | hash_each 65 >"$work/leaves"

# Each stream counts its events without a gap.
awk -F '\t' '{ if ($2 != ++version[$4]) { print "event " $1 ": an event of its stream before it is missing"; version[$4] = $2 } }' \
  "$work/facts" >"$work/gaps"
while read -r line; do wrong "$line"; done <"$work/gaps"

# --- 4: seals, wherever the event before is here, too ---

awk -F '\t' -v zero="$(printf '%064d' 0)" '
$1 == 1 { print $1 "\t" zero $6 $7 "\t" $3 }
NR > 1 && $1 == position + 1 { print $1 "\t" seal $6 $7 "\t" $3 }
{ position = $1; seal = $3 }' "$work/all" >"$work/sealed"
cut -f 2 "$work/sealed" | hash_each 96 >"$work/seals"
paste "$work/sealed" "$work/seals" | awk -F '\t' '$3 != $4 { print "event " $1 ": its seal does not fit" }' >"$work/broken"
while read -r line; do wrong "$line"; done <"$work/broken"
[ -s "$work/broken" ] || [ ! -s "$work/sealed" ] || right "the seals of $(wc -l <"$work/sealed") events fit the bytes and the event before"

# --- 5: the tree ---

check_inclusion() { # position leaf
  proof=proofs/$1.tlog-proof
  if [ ! -f "$proof" ] || [ "$(sed -n 1p "$proof")" != c2sp.org/tlog-proof@v1 ] ||
    [ "$(sed -n 2p "$proof")" != "index $(($1 - 1))" ] ||
    [ "$(sed '1,/^$/d' "$proof")" != "$(cat checkpoint.txt)" ]; then
    wrong "event $1: its proof is not there, or not for it and this checkpoint"
    return
  fi
  hash=$2
  index=$(($1 - 1))
  last=$((size - 1))
  for line in $(sed -e 1,2d -e '/^$/,$d' "$proof"); do
    sibling=$(to_hex "$line")
    [ $last -eq 0 ] && last=-1 && break
    if [ $((index & 1)) -eq 1 ] || [ $index -eq $last ]; then
      hash=$(node "$sibling" "$hash")
      while [ $((index & 1)) -eq 0 ] && [ $index -ne 0 ]; do
        index=$((index >> 1))
        last=$((last >> 1))
      done
    else
      hash=$(node "$hash" "$sibling")
    fi
    index=$((index >> 1))
    last=$((last >> 1))
  done
  [ $last -eq 0 ] && [ "$hash" = "$root" ] || wrong "event $1: its proof does not lead to the root"
}

before=$status
if awk -F '\t' -v size="$size" '$1 != NR { exit 1 } END { if (NR != size) exit 1 }' "$work/facts"; then
  whole=yes
  [ "$(compute_root "$work/leaves")" = "$root" ] || wrong "the events do not have the root of checkpoint.txt"
  [ $status -ne "$before" ] || right "the tree over all $size events has the root of checkpoint.txt"
else
  whole=no
  paste "$work/facts" "$work/leaves" | cut -f 1,6 >"$work/places"
  while read -r position leaf; do
    case $position in
    '' | *[!0-9]* | 0*) wrong "an event has no place" ;;
    *) check_inclusion "$position" "$leaf" ;;
    esac
  done <"$work/places"
  [ $status -ne "$before" ] || right "each of $count events is one of the $size under the root of checkpoint.txt"
fi

# --- 6: an earlier ledger ---

check_consistency() { # old-size old-root
  if [ "$1" -eq "$size" ]; then
    [ "$2" = "$root" ] && [ -z "$(sed 1,3d proofs/consistency.txt)" ]
    return
  fi
  at=$(($1 - 1))
  last=$((size - 1))
  while [ $((at & 1)) -eq 1 ]; do
    at=$((at >> 1))
    last=$((last >> 1))
  done
  old=
  [ $(($1 & ($1 - 1))) -eq 0 ] && old=$2
  new=$old
  for line in $(sed 1,3d proofs/consistency.txt); do
    hash=$(to_hex "$line")
    if [ -z "$old" ]; then
      old=$hash
      new=$hash
      continue
    fi
    [ $last -eq 0 ] && return 1
    if [ $((at & 1)) -eq 1 ] || [ $at -eq $last ]; then
      old=$(node "$hash" "$old")
      new=$(node "$hash" "$new")
      while [ $((at & 1)) -eq 0 ] && [ $at -ne 0 ]; do
        at=$((at >> 1))
        last=$((last >> 1))
      done
    else
      new=$(node "$new" "$hash")
    fi
    at=$((at >> 1))
    last=$((last >> 1))
  done
  [ $last -eq 0 ] && [ "$old" = "$2" ] && [ "$new" = "$root" ]
}

old_size=
old_root=
if [ -f proofs/consistency.txt ]; then
  old_size=$(sed -n 's/^old \([1-9][0-9]*\) .*/\1/p' proofs/consistency.txt)
  old_root=$(to_hex "$(sed -n 's/^old [0-9]* //p' proofs/consistency.txt)")
  if [ -n "$old_size" ] && [ "$old_size" -le "$size" ] &&
    [ "$(sed -n 3p proofs/consistency.txt)" = "new $size $(sed -n 3p checkpoint.txt)" ] &&
    check_consistency "$old_size" "$old_root"; then
    right "the ledger of $size events begins with the one of $old_size events and root $old_root"
  else
    wrong "proofs/consistency.txt does not show that the ledger extends an earlier one"
  fi
fi
if [ -n "$earlier" ]; then
  size_then=$(sed -n 2p "$earlier")
  root_then=$(to_hex "$(sed -n 3p "$earlier")")
  case $size_then in
  '' | *[!0-9]* | 0*) give_up "$earlier is not a checkpoint of a ledger with events" ;;
  esac
  if [ "$size_then" = "$old_size" ]; then
    found=$old_root
  elif [ $whole = yes ] && [ "$size_then" -le "$size" ]; then
    head -n "$size_then" "$work/leaves" >"$work/leaves-then"
    found=$(compute_root "$work/leaves-then")
  else
    give_up "this folder has no proof from $size_then events on; ask for an export with --since $size_then"
  fi
  if [ "$found" = "$root_then" ]; then
    right "the ledger extends the one of $earlier"
  else
    wrong "the ledger does not extend the one of $earlier: its first $size_then events are others"
  fi
fi

# --- 7: payloads ---

if [ -f payloads/index.txt ]; then
  before=$status
  while read -r hash state _; do
    case $hash in
    *[!0-9a-f]* | '') wrong "payloads/index.txt: “$hash” is no hash" && continue ;;
    esac
    [ "$state" = kept ] || continue
    if ! cat "payloads/$hash.salt" "payloads/$hash.data" >"$work/payload/$hash" 2>/dev/null; then
      wrong "payloads/$hash: a file is missing"
    fi
  done <payloads/index.txt
  if [ -n "$(ls "$work/payload")" ]; then
    (cd "$work/payload" && sha256sum *) | awk '$1 != $2 { print $2 }' >"$work/foreign"
    while read -r hash; do wrong "payloads/$hash: salt and data are not those that were referred to"; done <"$work/foreign"
  fi
  awk '{ rest = $0
         while (match(rest, /"sha256:[0-9a-f]+"/)) {
           print substr(rest, RSTART + 8, RLENGTH - 9); rest = substr(rest, RSTART + RLENGTH)
         } }' events.jsonl | sort -u >"$work/referred"
  sed 's/ .*//' payloads/index.txt | sort >"$work/kept"
  for hash in $(comm -23 "$work/kept" "$work/referred"); do
    wrong "payloads/$hash: no event refers to it"
  done
  erased=$(awk '$2 == "erased"' payloads/index.txt | wc -l)
  [ $status -ne "$before" ] || right "$(awk '$2 == "kept"' payloads/index.txt | wc -l) payloads are those that events refer to"
  [ "$erased" -eq 0 ] || right "$erased payloads were erased; the events that refer to them stay provable"
fi

# --- 8: signatures ---

if [ -f signatures/index.txt ]; then
  command -v ssh-keygen >/dev/null || give_up "ssh-keygen is not installed, and there are signatures"
  before=$status
  checked=0
  for file in signatures/*.sig; do
    [ -f "$file" ] || continue
    position=$(basename "$file" .sig)
    case $position in
    *[!0-9]* | '' | 0*) wrong "$file is not named by a place" && continue ;;
    esac
    person=$(awk -v position="$position" '$1 == position { print $2 }' signatures/index.txt)
    name=$(awk -F '\t' -v position="$position" '$1 == position { printf "%07d", NR }' "$work/facts")
    if [ -z "$person" ] || [ -z "$name" ]; then
      wrong "$file belongs to no event or person"
    elif ! awk -v actor="\"actor\":\"$person\"" -v person="\"person\":\"$person\"" \
      'index($0, actor) || index($0, person) { found = 1 } END { exit !found }' \
      "$work/header/$name" "$work/body/$name"; then
      wrong "event $position: $person neither acted nor is named in it"
    elif ! ssh-keygen -Y verify -f allowed_signers -I "$person" -n steward-decision -s "$file" \
      <"$work/body/$name" >/dev/null 2>&1; then
      wrong "event $position: the signature of $person does not fit its body"
    fi
    checked=$((checked + 1))
  done
  [ "$(wc -l <signatures/index.txt)" -eq $checked ] || wrong "signatures/index.txt names others than there are"
  if [ $whole = yes ]; then
    awk -F '\t' '$5 == "person.key-added" { printf "%07d\n", NR }' "$work/facts" |
      while read -r name; do cat "$work/body/$name"; echo; done >"$work/registrations"
    sed 's/.* ssh-ed25519 /ssh-ed25519 /' allowed_signers | while read -r key; do
      awk -v key="\"key\":\"$key" 'index($0, key) { found = 1 } END { exit !found }' "$work/registrations" || echo "$key"
    done >"$work/strangers"
    while read -r key; do wrong "allowed_signers: no event registers $key"; done <"$work/strangers"
  fi
  [ $status -ne "$before" ] || right "$checked signatures are those of registered keys"
fi

# --- verdict ---

echo
if [ $status -eq 0 ]; then
  echo "All is well: $count events of $origin, of $size in all."
  echo "Root: $root"
  echo "Whoever owns the ledger could have written all of it anew. Compare the root with one that was noted elsewhere."
else
  echo "Something is wrong, see above."
fi
exit $status
