#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks an evidence folder by README alone: written apart from verify.sh and from Steward."""

import base64
import hashlib
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def root_of(leaves):
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha(b"\x01", root_of(leaves[:split]), root_of(leaves[split:]))


def path_of(index, size):
    """The sides on which the neighbours of a leaf stand, from the leaf up (RFC 6962, 2.1.1)."""
    if size == 1:
        return []
    split = 1
    while split * 2 < size:
        split *= 2
    if index < split:
        return path_of(index, split) + ["right"]
    return path_of(index - split, size - split) + ["left"]


def check_sums():
    listed = set()
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ", 1)
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
        listed.add(name)
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert there == listed | {"SHA256SUMS"}, there ^ listed


def read_events():
    for line in (folder / "events.jsonl").read_bytes().splitlines():
        event = json.loads(line)
        header, body = canonical(event["header"]), canonical(event["body"])
        rebuilt = b'{"body":' + body + b',"header":' + header + b',"seal":"' + event["seal"].encode() + b'"}'
        assert rebuilt == line, "not canonical"
        yield event["header"], sha(header), sha(body), bytes.fromhex(event["seal"]), body


check_sums()
origin, size, root = (folder / "checkpoint.txt").read_text().splitlines()[:3]
size, root = int(size), base64.b64decode(root)
events = list(read_events())
leaves = [sha(b"\0", header_hash, body_hash) for _, header_hash, body_hash, _, _ in events]
previous = {0: bytes(32)}
for (header, header_hash, body_hash, seal, _), leaf in zip(events, leaves):
    position = header["position"]
    if position - 1 in previous:
        assert sha(previous[position - 1], header_hash, body_hash) == seal, position
    previous[position] = seal
    if len(events) < size:
        lines = (folder / "proofs" / f"{position}.tlog-proof").read_text().split("\n")
        assert lines[:2] == ["c2sp.org/tlog-proof@v1", f"index {position - 1}"]
        nodes = [base64.b64decode(line) for line in lines[2:lines.index("")]]
        sides = path_of(position - 1, size)
        assert len(nodes) == len(sides)
        for node, side in zip(nodes, sides):
            leaf = sha(b"\x01", leaf, node) if side == "right" else sha(b"\x01", node, leaf)
        assert leaf == root, position
if len(events) == size:
    assert root_of(leaves) == root

kept = erased = 0
if (folder / "payloads").exists():
    bodies = b"".join(body for *_, body in events)
    for line in (folder / "payloads" / "index.txt").read_text().splitlines():
        digest, state, _ = line.split(" ")
        assert b'"sha256:' + digest.encode() + b'"' in bodies
        if state == "erased":
            erased += 1
            continue
        kept += 1
        salt, data = ((folder / "payloads" / (digest + suffix)).read_bytes() for suffix in (".salt", ".data"))
        assert len(salt) == 32 and sha(salt, data).hex() == digest
print(f"{len(events)} of {size}, {kept} payloads, {erased} erased")
