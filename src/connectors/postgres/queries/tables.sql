-- Tables and views in the order of their products; those of no product last.
-- $1: 'schema', 'comment-tag' or 'none'
-- $2: regular expression of the tag; its group is the name
-- $3: schemas or NULL
-- $4, $5: schemas and names of the only tables wanted, or NULL
-- A product is of the kind 'n' (named in a comment), 's' (a schema) or 't' (a table).
WITH relation AS (
  SELECT c.oid,
         n.oid AS namespace,
         n.nspname AS schema,
         c.relname AS name,
         c.relkind AS kind,
         c.relowner AS owner,
         n.nspowner AS schema_owner,
         c.reltuples AS rows,
         c.relnatts AS width,
         left(d.description, 8000) AS comment,
         left(s.description, 8000) AS schema_comment,
         CASE WHEN $1::text = 'comment-tag'
              THEN regexp_match(left(d.description, 8000), $2::text, 'i') END AS tag,
         CASE WHEN $1::text = 'comment-tag'
              THEN regexp_match(left(s.description, 8000), $2::text, 'i') END AS schema_tag
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_description d
           ON d.objoid = c.oid AND d.classoid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0
    LEFT JOIN pg_catalog.pg_description s
           ON s.objoid = n.oid AND s.classoid = 'pg_catalog.pg_namespace'::regclass AND s.objsubid = 0
   WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
     AND NOT c.relispartition
     AND c.relpersistence <> 't'
     AND n.nspname !~ '^pg_'
     AND n.nspname <> 'information_schema'
     AND ($3::text[] IS NULL OR n.nspname = ANY ($3::text[]))
     AND ($4::text[] IS NULL
          OR (n.nspname, c.relname) IN (SELECT * FROM ROWS FROM (unnest($4::text[]),
                                                                  unnest($5::text[]))))
), claimed AS (
  SELECT r.*,
         CASE WHEN $1::text = 'schema' THEN 's'
              WHEN r.tag IS NOT NULL THEN CASE WHEN btrim(r.tag[1]) <> '' THEN 'n' ELSE 't' END
              WHEN r.schema_tag IS NOT NULL THEN CASE WHEN btrim(r.schema_tag[1]) <> '' THEN 'n' ELSE 's' END
         END AS product_kind,
         CASE WHEN $1::text = 'schema' THEN r.schema::text
              WHEN r.tag IS NOT NULL THEN coalesce(nullif(btrim(r.tag[1]), ''), r.schema || '.' || r.name)
              WHEN r.schema_tag IS NOT NULL THEN coalesce(nullif(btrim(r.schema_tag[1]), ''), r.schema)
         END AS product_name
    FROM relation r
)
SELECT k.oid,
       k.schema,
       k.name,
       k.kind,
       pg_get_userbyid(k.owner),
       pg_get_userbyid(CASE WHEN pg_get_userbyid(k.schema_owner) = 'pg_database_owner'
                            THEN (SELECT b.datdba FROM pg_catalog.pg_database b WHERE b.datname = current_database())
                            ELSE k.schema_owner END),
       k.rows::int8,
       k.width,
       k.comment,
       k.schema_comment,
       k.tag IS NOT NULL,
       k.product_kind,
       k.product_name
  FROM claimed k
 ORDER BY k.product_kind COLLATE "C" NULLS LAST, k.product_name COLLATE "C", k.schema COLLATE "C", k.name COLLATE "C"
