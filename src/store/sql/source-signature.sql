-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Differs whenever readers see something else than before.

SELECT group_concat (key || ':' || generation || ':' || synced_at || ':' || gone)
  FROM source;
