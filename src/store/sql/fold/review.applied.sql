-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE review SET state = 'applied', found = :body ->> '$.revision' WHERE id = substr (:stream, 8);
