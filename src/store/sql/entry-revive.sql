-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The version that was to follow is taken back.

UPDATE entry
   SET died = 9223372036854775807
 WHERE key = (SELECT key FROM entry WHERE id = :id) AND died = :generation + 1;
