-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT OR REPLACE INTO slo_state (slo, budget, verdict, reason, as_of, since, good_7, bad_7, undecidable_7, planned_7,
                                  good_30, bad_30, undecidable_30, planned_30, good_90, bad_90, undecidable_90,
                                  planned_90, budget_left, budget_spent_at, burn_fast, burn_medium, burn_slow, alerts,
                                  exhausted_at, last_time, last_update, last_value, n_measurements, n_late,
                                  n_duplicates, n_future, n_unreadable, origin, measured_by, strip)
VALUES (:slo, :budget, :verdict, :reason, :as_of, :since, :good_7, :bad_7, :undecidable_7, :planned_7, :good_30,
        :bad_30, :undecidable_30, :planned_30, :good_90, :bad_90, :undecidable_90, :planned_90, :budget_left,
        :budget_spent_at, :burn_fast, :burn_medium, :burn_slow, :alerts, :exhausted_at, :last_time, :last_update,
        :last_value, :n_measurements, :n_late, :n_duplicates, :n_future, :n_unreadable, :origin, :measured_by, :strip);
