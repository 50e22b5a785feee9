-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO access_attachment (access, position, payload, name, media_type, time)
VALUES (substr (:stream, 8), :position, :body ->> '$.payload', :body ->> '$.name', :body ->> '$.mediaType', :time);
