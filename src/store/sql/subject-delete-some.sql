-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

DELETE FROM subject
 WHERE key IN (SELECT key FROM subject WHERE source_key = :source_key LIMIT 2000);
