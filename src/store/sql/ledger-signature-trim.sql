-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Of events that are lost: the next event at their place is another one.
DELETE FROM signature WHERE position > (SELECT coalesce (max (position), 0) FROM event);
