-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT hash, salt, media_type, data, added_at, erased_at FROM payload;
