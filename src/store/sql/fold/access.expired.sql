-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Told by any desk that notices it, and so perhaps after it was revoked.
UPDATE access
   SET state = 'expired', ended_at = :time
 WHERE id = substr (:stream, 8) AND state IN ('requested', 'approved');
