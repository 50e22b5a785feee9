-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT OR FAIL INTO event (position, stream, version, type, header, body, seal)
VALUES (:position, :stream, :version, :type, :header, :body, :seal);
