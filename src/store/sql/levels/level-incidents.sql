-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT objective, id, start
  FROM incident INDEXED BY incident_unresolved
 WHERE :id IS NULL AND state <> 'resolved'
UNION ALL
SELECT objective, id, start
  FROM incident INDEXED BY incident_unresolved
 WHERE :id IS NOT NULL AND objective = :id AND state <> 'resolved'
 ORDER BY 3;
