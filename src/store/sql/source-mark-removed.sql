-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE entry
   SET removed_in = :generation + 1, removed_at = :now
 WHERE id IN (SELECT id FROM temp.unseen WHERE source_key = :source_key);
