-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO measurement (series, time, kind, value)
VALUES (:series, :time, :kind, :value)
ON CONFLICT (series, time, kind) DO UPDATE SET value = excluded.value WHERE value <> excluded.value;
