/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-products-list.h"
#include "steward-products-view.h"

G_BEGIN_DECLS

/* The products page in a window, over the store or, with the same widgets, over
 * a GtkStringList; and what a frame of it costs. */
typedef struct
{
  StewardServices *services;           /* owned */
  GtkWidget *window;                   /* owned by GTK */
  StewardProductsView *view;
  GtkColumnView *table;
  GtkEditable *search;
  StewardQueryModel *model;            /* NULL over strings */
  GtkStringList *strings;              /* owned; NULL over the store */
  GtkAdjustment *adjustment;
  GdkFrameClock *clock;
  gint64 painted_at;                   /* monotonic microseconds, of the last frame */
  gboolean changed;                    /* rows were spliced since it was cleared */
  gboolean complete;                   /* the last frame showed its rows with their texts */
  GArray *frames;                      /* double: milliseconds computed in each turn with a frame */
  GArray *turns;                       /* double: in each turn of the main loop without one */
} BenchWindow;

BenchWindow *bench_window_new           (const char  *profile,
                                         guint        n_strings);
void         bench_window_free          (BenchWindow *self);
void         bench_window_set_strings   (BenchWindow *self,
                                         guint        n_strings);
gboolean     bench_window_wait_complete (BenchWindow *self,
                                         gint64       since,
                                         double       seconds);
void         bench_window_settle        (BenchWindow *self,
                                         double       seconds);
void         bench_window_forget        (BenchWindow *self);

double       bench_cpu                  (void);
double       bench_percentile           (GArray      *values,
                                         double       percent);
guint        bench_resident_kilobytes   (void);

G_END_DECLS
