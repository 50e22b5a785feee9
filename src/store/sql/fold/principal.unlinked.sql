-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

DELETE FROM principal WHERE source = :body ->> '$.source' AND principal = :body ->> '$.principal';
