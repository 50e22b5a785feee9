-- A shop whose data is granted and revoked, and people around it.
CREATE ROLE shop_owner NOLOGIN;
CREATE ROLE other_owner NOLOGIN;
CREATE ROLE writer LOGIN PASSWORD 'writer-password' IN ROLE shop_owner;
CREATE ROLE limited LOGIN PASSWORD 'limited-password';
CREATE ROLE root_writer LOGIN SUPERUSER PASSWORD 'root-password';
CREATE ROLE looker LOGIN PASSWORD 'looker-password';
CREATE ROLE reader LOGIN PASSWORD 'reader-password';
CREATE ROLE team NOLOGIN;
CREATE ROLE ann LOGIN IN ROLE team;
CREATE ROLE bob LOGIN NOINHERIT IN ROLE team;
CREATE ROLE interns NOLOGIN IN ROLE team;
CREATE ROLE cid LOGIN IN ROLE interns;
CREATE ROLE dba LOGIN;
CREATE ROLE bystander LOGIN;
CREATE ROLE neighbours NOLOGIN;
CREATE ROLE nora LOGIN IN ROLE neighbours;
CREATE ROLE nobody_here NOLOGIN;

CREATE DATABASE shop;
GRANT CREATE, CONNECT ON DATABASE shop TO writer, limited;
CREATE DATABASE stock;
GRANT CREATE ON DATABASE stock TO writer;

\connect stock admin
CREATE SCHEMA store AUTHORIZATION shop_owner;
SET ROLE shop_owner;
CREATE TABLE store.items (id int, name text);
INSERT INTO store.items VALUES (1, 'cup');
RESET ROLE;

\connect shop admin
CREATE SCHEMA shop AUTHORIZATION shop_owner;
GRANT USAGE ON SCHEMA shop TO bystander, neighbours, dba;
GRANT USAGE ON SCHEMA shop TO limited WITH GRANT OPTION;
CREATE TYPE shop.mood AS ENUM ('glad', 'sad');
CREATE DOMAIN shop.region AS text CHECK (VALUE ~ '^[A-Z]{2}$');
SET ROLE shop_owner;
CREATE TABLE shop.customers (
  id int PRIMARY KEY,
  name text NOT NULL,
  email varchar(80),
  born date,
  seen timestamptz,
  met timestamp,
  year int,
  amount numeric(10,2),
  active boolean,
  secret bytea,
  key uuid,
  doc json,
  mood shop.mood,
  code char(4),
  region shop.region
);
INSERT INTO shop.customers VALUES
  (1, 'Ada Lovelace', 'ada@example.com', '1815-12-10', '2026-01-02 03:04:05+00', '2026-01-02', 1815, 10.50, true, 'x',
   '11111111-1111-1111-1111-111111111111', '{}', 'glad', 'A', 'DE'),
  (2, 'Ben O''Neil', 'ben@example.com', '1990-05-06', '2026-02-03 00:00:00+00', 'infinity', 1990, 20, false, 'y',
   '22222222-2222-2222-2222-222222222222', '{}', 'sad', 'BB', 'FR'),
  (3, 'Céline', NULL, 'infinity', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'DE');
CREATE TABLE shop.orders (id int, customer int, amount numeric);
INSERT INTO shop.orders VALUES (1, 1, 5), (2, 2, 6);
CREATE TABLE shop.events (at date, kind text) PARTITION BY RANGE (at);
CREATE TABLE shop.events_2026 PARTITION OF shop.events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE MATERIALIZED VIEW shop.totals AS SELECT sum(amount) AS total FROM shop.orders;
CREATE TABLE shop.guarded (id int, owner text);
ALTER TABLE shop.guarded ENABLE ROW LEVEL SECURITY;
CREATE TABLE shop.open (id int);
GRANT SELECT ON shop.open TO PUBLIC;
GRANT SELECT ON shop.orders TO bystander, neighbours;
GRANT SELECT (id, name) ON shop.customers TO neighbours;
GRANT SELECT ON shop.customers TO dba WITH GRANT OPTION;
GRANT SELECT ON shop.orders TO limited WITH GRANT OPTION;
GRANT SELECT ON shop.customers TO limited;
GRANT INSERT, UPDATE ON shop.orders TO nora;
RESET ROLE;
CREATE SCHEMA other AUTHORIZATION other_owner;
CREATE TABLE other.closed (id int);
ALTER TABLE other.closed OWNER TO other_owner;
CREATE FUNCTION public.leak(anything anyelement) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS
$$ BEGIN RAISE EXCEPTION 'leaked %', anything; END $$;
GRANT EXECUTE ON FUNCTION public.leak(anyelement) TO PUBLIC;
