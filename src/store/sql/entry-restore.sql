-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT e.kind, u.native_id, t.native_version, t.name, d.text, t.purpose, t.description, t.status_text,
       e.lifecycle, e.visibility, e.certification, e.classification, t.version, t.format, t.location,
       t.address, t.tags, e.updated_at, t.updated_reason
  FROM entry AS e
  JOIN entry_text AS t ON t.id = e.id
  JOIN subject AS u ON u.key = e.key
  LEFT JOIN label AS d ON d.id = e.domain_id
 WHERE e.id = :id;
