-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE source SET dirty = 0 WHERE key = :source_key AND generation = :generation;
