-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT count (*)
  FROM (SELECT 1 FROM entry_fts WHERE entry_fts MATCH :words LIMIT :limit);
