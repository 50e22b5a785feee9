-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO signal_unread (source, number, place, reason, n) VALUES (:source, :number, :place, :reason, :n);
