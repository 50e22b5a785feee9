/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as ECMAScript writes them, which RFC 8785 asks for: the fewest
 * digits that read back as the same double, and among those the nearest. */

#include "config.h"

#include "steward-json.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DIGITS 17

typedef struct
{
  char digits[MAX_DIGITS + 8];         /* without trailing zeros */
  int n_digits;
  int point;                           /* value = 0.digits × 10^point */
} Decimal;

/* @text: as "%.*e" writes it: "d.ddde±xx" */
static void
split_text (const char *text,
            Decimal    *out)
{
  const char *exponent = strchr (text, 'e');

  out->n_digits = 0;
  for (; text < exponent; text++)
    if (g_ascii_isdigit (*text))
      out->digits[out->n_digits++] = *text;
  while (out->n_digits > 1 && out->digits[out->n_digits - 1] == '0')
    out->n_digits--;
  out->point = atoi (exponent + 1) + 1;
}

static gboolean
round_trips (double   value,
             int      precision,
             Decimal *out)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char format[8];

  g_snprintf (format, sizeof format, "%%.%de", precision - 1);
  g_ascii_formatd (text, sizeof text, format, value);
  if (g_ascii_strtod (text, NULL) != value)
    return FALSE;

  split_text (text, out);
  return TRUE;
}

/* Below a power of two doubles lie twice as dense as above it. There a decimal
 * of 16 digits just above may read back although the nearest, below, does
 * not. */
static gboolean
round_trips_upwards (double   value,
                     Decimal *out)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char *at;
  int exponent;

  if (frexp (value, &exponent) != 0.5)
    return FALSE;

  g_ascii_formatd (text, sizeof text, "%.15e", value);
  at = strchr (text, 'e') - 1;
  while (at > text && (*at == '9' || *at == '.'))
    {
      if (*at == '9')
        *at = '0';
      at--;
    }
  if (*at == '9')
    return FALSE;
  (*at)++;
  if (g_ascii_strtod (text, NULL) != value)
    return FALSE;

  split_text (text, out);
  return TRUE;
}

/* 15 digits are never too many for a normal number; a subnormal may need
 * fewer. */
static void
find_shortest (double   value,
               Decimal *out)
{
  int precision = value < DBL_MIN ? 1 : DBL_DIG;

  for (; precision < MAX_DIGITS; precision++)
    {
      if (round_trips (value, precision, out))
        return;
      if (precision == MAX_DIGITS - 1 && round_trips_upwards (value, out))
        return;
    }
  if (!round_trips (value, MAX_DIGITS, out))
    g_assert_not_reached ();
}

static void
append_zeros (GString *out,
              int      n)
{
  while (n-- > 0)
    g_string_append_c (out, '0');
}

static void
append_exponential (GString       *out,
                    const Decimal *decimal)
{
  g_string_append_c (out, decimal->digits[0]);
  if (decimal->n_digits > 1)
    {
      g_string_append_c (out, '.');
      g_string_append_len (out, decimal->digits + 1, decimal->n_digits - 1);
    }
  g_string_append_printf (out, "e%+d", decimal->point - 1);
}

static void
append_decimal (GString       *out,
                const Decimal *decimal)
{
  if (decimal->point > 21 || decimal->point <= -6)
    {
      append_exponential (out, decimal);
    }
  else if (decimal->point <= 0)
    {
      g_string_append (out, "0.");
      append_zeros (out, -decimal->point);
      g_string_append_len (out, decimal->digits, decimal->n_digits);
    }
  else if (decimal->point >= decimal->n_digits)
    {
      g_string_append_len (out, decimal->digits, decimal->n_digits);
      append_zeros (out, decimal->point - decimal->n_digits);
    }
  else
    {
      g_string_append_len (out, decimal->digits, decimal->point);
      g_string_append_c (out, '.');
      g_string_append_len (out, decimal->digits + decimal->point, decimal->n_digits - decimal->point);
    }
}

/**
 * steward_json_append_number:
 * @out: to append to
 * @value: finite
 *
 * Appends @value as ECMAScript's Number.prototype.toString writes it; minus
 * zero becomes "0".
 */
void
steward_json_append_number (GString *out,
                            double   value)
{
  Decimal decimal;

  g_return_if_fail (isfinite (value));

  if (value == 0)
    {
      g_string_append_c (out, '0');
      return;
    }
  if (value < 0)
    g_string_append_c (out, '-');

  find_shortest (fabs (value), &decimal);
  append_decimal (out, &decimal);
}
