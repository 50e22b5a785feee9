-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- When the last source has gone, nothing needs to be picked out. Labels stay:
-- another process may remember their ids.

INSERT INTO entry_fts (entry_fts) VALUES ('delete-all');
DELETE FROM entry;
DELETE FROM entry_text;
DELETE FROM owner;
DELETE FROM port;
DELETE FROM contract;
DELETE FROM contract_address;
DELETE FROM schema_object;
DELETE FROM property;
DELETE FROM objective;
DELETE FROM finding;
DELETE FROM subject;
DELETE FROM source;
