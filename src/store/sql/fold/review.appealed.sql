-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE review SET successor = :body ->> '$.successor' WHERE id = substr (:stream, 8);
