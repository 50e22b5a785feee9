-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE campaign SET closed_at = :time WHERE id = substr (:stream, 10);
