-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE planned_window
   SET cancelled_at = :time, cancelled_by = :actor, cancel_reason = :body ->> '$.reason'
 WHERE id = substr (:stream, 8) AND cancelled_at IS NULL;
