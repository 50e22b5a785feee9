-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT id, (SELECT max (version) FROM event WHERE stream = 'campaign/' || id), title, domain, subject, opened_by,
       opened_at, due, closed_at
  FROM campaign
 WHERE (:id IS NULL OR id = :id) AND (NOT :open_only OR closed_at IS NULL)
 ORDER BY closed_at IS NOT NULL, due, id;
