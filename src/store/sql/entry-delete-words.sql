-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The index keeps no text: what is taken out must be what was put in.

INSERT INTO entry_fts (entry_fts, rowid, name, description, columns, owners, domain)
VALUES ('delete', :rowid, :name, :description, :columns, :owners, :domain);
