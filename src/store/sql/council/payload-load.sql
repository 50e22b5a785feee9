-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT p.media_type, coalesce (p.erased_at, 0), p.salt, p.data FROM payload AS p WHERE p.hash = :hash;
