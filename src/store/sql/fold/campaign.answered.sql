-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE campaign_item
   SET answer = :body ->> '$.answer', person = :actor, comment = :body ->> '$.comment', time = :time
 WHERE campaign = substr (:stream, 10) AND access = :body ->> '$.access';
