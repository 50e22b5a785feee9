-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE measurement
   SET value = :value, origin = :origin
 WHERE series = :series AND time = :time AND kind = :kind AND value <> :value;
