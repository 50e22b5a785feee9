-- $1: names, $2: texts. As they stand in a statement.
SELECT 'i', v.position, quote_ident(v.name)
  FROM unnest($1::text[]) WITH ORDINALITY v (name, position)
UNION ALL
SELECT 'l', v.position, quote_literal(v.text)
  FROM unnest($2::text[]) WITH ORDINALITY v (text, position)
