-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO signing_key (person, key, added_at, added_by)
SELECT :body ->> '$.person', :body ->> '$.key', :time, :position
 WHERE NOT EXISTS (SELECT 1 FROM signing_key
                    WHERE person = :body ->> '$.person' AND key = :body ->> '$.key' AND removed_at IS NULL);
