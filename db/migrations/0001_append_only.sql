-- The ledger is append only, and the database holds it for every role, the owner's included.

CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ledger.% is append only: % is refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'object_not_in_prerequisite_state',
          HINT = 'To correct a figure, append a further version of it; to take it back, append a withdrawal. What was published stays.';
END $$;
--> statement-breakpoint

-- An entry takes the next position, is chained to its predecessor and carries its own fingerprint.
CREATE FUNCTION ledger.check_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last ledger.entries%ROWTYPE;
BEGIN
  -- The same lock as the program takes; held to the end of the transaction, so positions commit in order.
  PERFORM pg_advisory_xact_lock(1130909004);
  SELECT * INTO last FROM ledger.entries ORDER BY position DESC LIMIT 1;
  IF NEW.position IS DISTINCT FROM coalesce(last.position, 0) + 1 THEN
    RAISE EXCEPTION 'entry % does not follow the last position, %', NEW.position, coalesce(last.position, 0)
      USING ERRCODE = 'integrity_constraint_violation', HINT = 'Append with the program: it takes the lock and the next position.';
  END IF;
  IF NEW.previous IS DISTINCT FROM coalesce(last.fingerprint, repeat('0', 64)) THEN
    RAISE EXCEPTION 'entry % is not chained to the fingerprint of its predecessor', NEW.position
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.fingerprint IS DISTINCT FROM encode(sha256(convert_to(NEW.previous || E'\n' || NEW.record, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'the fingerprint of entry % is not that of its record', NEW.position
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.recorded_at < last.recorded_at THEN
    RAISE EXCEPTION 'entry % is recorded at %, before its predecessor (%)', NEW.position, NEW.recorded_at, last.recorded_at
      USING ERRCODE = 'integrity_constraint_violation', HINT = 'Mend the clock of the machine, or wait.';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

-- A row belongs to the entry that the same transaction appends: nobody can add to the past, which
-- would change what is pinned.
CREATE FUNCTION ledger.check_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM ledger.entries
    WHERE position = NEW.position AND xmin = pg_current_xact_id()::xid;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a row of ledger.% names position %, which this transaction has not appended', TG_TABLE_NAME, NEW.position
      USING ERRCODE = 'integrity_constraint_violation', HINT = 'Append an entry and its rows in one transaction.';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT table_name FROM information_schema.tables WHERE table_schema = 'ledger' LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.%I FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()', name);
    EXECUTE format('ALTER TABLE ledger.%I ENABLE ALWAYS TRIGGER append_only', name);
    IF name = 'entries' THEN
      EXECUTE 'CREATE TRIGGER check_entry BEFORE INSERT ON ledger.entries FOR EACH ROW EXECUTE FUNCTION ledger.check_entry()';
      EXECUTE 'ALTER TABLE ledger.entries ENABLE ALWAYS TRIGGER check_entry';
    ELSE
      EXECUTE format('CREATE TRIGGER check_row BEFORE INSERT ON ledger.%I FOR EACH ROW EXECUTE FUNCTION ledger.check_row()', name);
      EXECUTE format('ALTER TABLE ledger.%I ENABLE ALWAYS TRIGGER check_row', name);
    END IF;
  END LOOP;
END $$;
