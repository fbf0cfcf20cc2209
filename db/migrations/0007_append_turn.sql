-- Whoever appends waits for a turn that only appenders can take. It was an advisory lock, which every
-- role may take: a reader who held it would have kept the ledger from growing (decision 0052).
CREATE SCHEMA appending;
--> statement-breakpoint
-- Nothing is in it, and nobody but its owner has a right to it.
CREATE TABLE appending.turn ();
--> statement-breakpoint
CREATE FUNCTION ledger.take_turn() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  LOCK TABLE appending.turn IN EXCLUSIVE MODE;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION ledger.take_turn() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION ledger.take_turn() TO casualty_ledger_appender;
--> statement-breakpoint
-- Waits for appends under way, which hold the old lock.
LOCK TABLE ledger.entries IN SHARE ROW EXCLUSIVE MODE;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION ledger.check_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last ledger.entries%ROWTYPE;
BEGIN
  -- As the program takes it; held to the end of the transaction, so positions commit in order.
  PERFORM ledger.take_turn();
  SELECT * INTO last FROM ledger.entries ORDER BY position DESC LIMIT 1;
  IF NEW.position IS DISTINCT FROM coalesce(last.position, 0) + 1 THEN
    RAISE EXCEPTION 'entry % does not follow the last position, %', NEW.position, coalesce(last.position, 0)
      USING ERRCODE = 'integrity_constraint_violation', HINT = 'Append with the program: it takes the turn and the next position.';
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
