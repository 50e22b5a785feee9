-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Takes it out of sight at once, and its id may be used anew.

UPDATE source
   SET id = 'gone:' || key, generation = 0, gone = 1, cursor = NULL
 WHERE key = :source_key;
