-- The ledger's own table of imports is guarded as its others are (0001_append_only.sql).
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.imports FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
--> statement-breakpoint
ALTER TABLE ledger.imports ENABLE ALWAYS TRIGGER append_only;
--> statement-breakpoint
CREATE TRIGGER check_row BEFORE INSERT ON ledger.imports FOR EACH ROW EXECUTE FUNCTION ledger.check_row();
--> statement-breakpoint
ALTER TABLE ledger.imports ENABLE ALWAYS TRIGGER check_row;
--> statement-breakpoint

-- What was loaded is append only as well: a version, once imported, is never changed.
CREATE FUNCTION datasets.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'datasets.% is append only: % is refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'object_not_in_prerequisite_state',
          HINT = 'A version of a dataset is never changed: import what the publisher changed as a further version.';
END $$;
--> statement-breakpoint

-- A row belongs to a load that the same transaction has begun: nobody can add to one that is there.
-- A load is begun by making its table of events (below), so the table's own entry in the catalogue
-- tells which transaction that was.
CREATE FUNCTION datasets.check_load() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stray integer;
BEGIN
  SELECT added.load INTO stray FROM (SELECT DISTINCT load FROM added_rows) AS added
    WHERE NOT EXISTS (
      SELECT FROM pg_catalog.pg_class
        WHERE relname = 'events_' || added.load
          AND relnamespace = 'datasets'::regnamespace
          AND xmin = pg_current_xact_id()::xid)
    LIMIT 1;
  IF stray IS NOT NULL THEN
    RAISE EXCEPTION 'a row of datasets.% names load %, which this transaction has not begun', TG_TABLE_NAME, stray
      USING ERRCODE = 'integrity_constraint_violation', HINT = 'A load and all that belongs to it are written in one transaction.';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['loads', 'names', 'marks', 'yearly_sums', 'monthly_sums', 'place_sums', 'category_sums'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON datasets.%I FOR EACH STATEMENT EXECUTE FUNCTION datasets.refuse_change()', name);
    EXECUTE format('ALTER TABLE datasets.%I ENABLE ALWAYS TRIGGER append_only', name);
    EXECUTE format('CREATE TRIGGER check_load AFTER INSERT ON datasets.%I REFERENCING NEW TABLE AS added_rows FOR EACH STATEMENT EXECUTE FUNCTION datasets.check_load()', name);
    EXECUTE format('ALTER TABLE datasets.%I ENABLE ALWAYS TRIGGER check_load', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- Rows come into `events` as whole partitions only.
CREATE TRIGGER append_only BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON datasets.events FOR EACH STATEMENT EXECUTE FUNCTION datasets.refuse_change();
--> statement-breakpoint
ALTER TABLE datasets.events ENABLE ALWAYS TRIGGER append_only;
--> statement-breakpoint

-- The appender owns no table, so it cannot make a partition. These two functions do it, as the owner.
CREATE SEQUENCE datasets.load_numbers AS integer;
--> statement-breakpoint
-- Makes an empty table for one load. It is no partition yet: making it one takes a lock that waits for
-- readers, and makes them wait.
CREATE FUNCTION datasets.begin_load() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  load integer := nextval('datasets.load_numbers');
  part text := 'events_' || load;
BEGIN
  EXECUTE format('CREATE TABLE datasets.%I (LIKE datasets.events INCLUDING DEFAULTS INCLUDING CONSTRAINTS, CONSTRAINT %I CHECK (load = %s))', part, part || '_load', load);
  EXECUTE format('GRANT SELECT, INSERT ON datasets.%I TO casualty_ledger_appender', part);
  RETURN load;
END $$;
--> statement-breakpoint
-- Closes a load for good and makes it a partition, with its indexes.
CREATE FUNCTION datasets.attach_load(load integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  part text := 'events_' || load;
BEGIN
  PERFORM FROM pg_class
    WHERE relname = part AND relnamespace = 'datasets'::regnamespace AND xmin = pg_current_xact_id()::xid;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'load % was not begun by this transaction', load USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  EXECUTE format('REVOKE INSERT ON datasets.%I FROM casualty_ledger_appender', part);
  EXECUTE format('CREATE TRIGGER append_only BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON datasets.%I FOR EACH STATEMENT EXECUTE FUNCTION datasets.refuse_change()', part);
  EXECUTE format('ALTER TABLE datasets.%I ENABLE ALWAYS TRIGGER append_only', part);
  EXECUTE format('ALTER TABLE datasets.events ATTACH PARTITION datasets.%I FOR VALUES IN (%s)', part, load);
  EXECUTE format('ANALYZE datasets.%I', part);
END $$;
--> statement-breakpoint

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA datasets FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA datasets TO casualty_ledger_reader, casualty_ledger_appender;
--> statement-breakpoint
GRANT SELECT ON ledger.imports TO casualty_ledger_reader, casualty_ledger_appender;
--> statement-breakpoint
GRANT INSERT ON ledger.imports TO casualty_ledger_appender;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA datasets TO casualty_ledger_reader, casualty_ledger_appender;
--> statement-breakpoint
GRANT INSERT ON datasets.loads, datasets.names, datasets.marks, datasets.yearly_sums, datasets.monthly_sums, datasets.place_sums, datasets.category_sums TO casualty_ledger_appender;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION datasets.begin_load(), datasets.attach_load(integer) TO casualty_ledger_appender;
