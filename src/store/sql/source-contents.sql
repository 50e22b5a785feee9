-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Differs whenever some source lists something else than before, and when the
-- file was made anew; not when it was only read again.

SELECT (SELECT group_concat (key || ':' || id || ':' || coalesce (instance, '') || ':' || generation || ':' || gone, '|')
          FROM source)
       || '|' || coalesce ((SELECT first_seen FROM subject ORDER BY key DESC LIMIT 1), '');
