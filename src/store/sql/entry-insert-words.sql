-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO entry_fts (
  rowid, name, description, columns, owners, domain
) VALUES (
  :rowid, :name, :description, :columns, :owners, :domain
);
