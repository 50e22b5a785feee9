-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT d.source, d.kind, d.grantee, d.object, d.privilege, d.columns, d.grantor, d.access, d.subject, d.words, c.seen_at
  FROM drift AS d
       JOIN drift_check AS c ON c.source = d.source
 WHERE :key IS NULL OR d.source = :key
 ORDER BY d.source, d.number;
