-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO person_known (person, time) VALUES (:body ->> '$.person', :time)
ON CONFLICT (person) DO NOTHING;
