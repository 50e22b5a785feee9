-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE outbox
   SET state = iif (state = 'sending', 'queued', state), not_before = :not_before, message = :message
 WHERE id = :id;
