-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO drift_check (source, seen_at, lines, left_out)
VALUES (:source, :seen_at, :lines, :left_out);
