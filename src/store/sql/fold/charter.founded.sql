-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO charter_version (version, body, document, review, actor, time, position)
VALUES (:body ->> '$.version', :body -> '$.charter', :body ->> '$.document', NULL, :actor, :time, :position);
