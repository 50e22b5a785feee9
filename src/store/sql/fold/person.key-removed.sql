-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE signing_key SET removed_at = :time, removed_by = :position
 WHERE person = :body ->> '$.person' AND key = :body ->> '$.key' AND removed_at IS NULL;
