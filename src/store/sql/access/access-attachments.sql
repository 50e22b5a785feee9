-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT payload, name, media_type, time FROM access_attachment WHERE access = :key ORDER BY position;
