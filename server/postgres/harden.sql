-- What Postgres lets every role do in a database, and the ledger's readers need not: run by a superuser
-- in the ledger's own database, as often as one likes. The embedded Postgres gets it at every start.
-- `pg_database_owner` is the owner of the database: migrations take a lock and run blocks.

DO $$
DECLARE
  each regprocedure;
BEGIN
  FOR each IN
    SELECT oid FROM pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace AND (
      -- Locks that anyone may hold, the one that migrations wait for included.
      proname LIKE '%advisory%'
      -- Waiting, ending the web process' own connections, and writing to the log of changes.
      OR proname IN ('pg_sleep', 'pg_sleep_for', 'pg_sleep_until')
      OR proname IN ('pg_terminate_backend', 'pg_cancel_backend')
      OR proname IN ('pg_logical_emit_message', 'pg_notify')
      -- Large objects: tables without owner or bound.
      OR proname LIKE 'lo\_%' OR proname IN ('loread', 'lowrite')
    )
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', each);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO pg_database_owner', each);
  END LOOP;
END $$;

-- Blocks of code, whose loops need no table.
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO pg_database_owner;
