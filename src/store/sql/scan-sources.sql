-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT key, id, generation, last_entry, synced_at
  FROM source
 WHERE generation > 0 AND gone = 0
 ORDER BY key;
