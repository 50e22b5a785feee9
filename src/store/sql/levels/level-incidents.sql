-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT objective, id FROM incident INDEXED BY incident_unresolved WHERE state <> 'resolved' ORDER BY start;
