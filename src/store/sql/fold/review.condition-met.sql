-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE review_condition
   SET met_at = :time, met_by = :actor, evidence = :body ->> '$.evidence'
 WHERE review = substr (:stream, 8) AND id = :body ->> '$.id' AND met_at IS NULL;
