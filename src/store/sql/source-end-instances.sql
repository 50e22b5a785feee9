-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE source_instance
   SET until = :now
 WHERE source_key = :source_key AND until > :now AND (kind <> :kind OR instance <> :instance);
