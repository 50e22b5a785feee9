-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT source, principal, kind, consumer, time
  FROM principal
 WHERE :key IS NULL OR source = :key
 ORDER BY source, principal;
