-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Effects of which the last that is known is their end.
DELETE FROM outbox
 WHERE kind = 'effect'
   AND EXISTS (SELECT 1
                 FROM access_effect AS e
                WHERE e.access = substr (outbox.id, 1, instr (outbox.id, '/') - 1) AND e.id = outbox.id
                  AND (e.outcome IN ('done', 'partial', 'confirmed') OR e.outcome = 'failed' AND e.final));
