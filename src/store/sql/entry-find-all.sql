-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT id FROM entry INDEXED BY entry_listing WHERE source_key = :source_key;
