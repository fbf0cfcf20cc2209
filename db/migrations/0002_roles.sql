-- Two group roles: what may read, and what may append. Login roles are made members of them
-- (db/migrate.ts). Roles belong to the whole server, so another database may have made them already,
-- or be making them at this moment.
DO $$
DECLARE
  role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['casualty_ledger_reader', 'casualty_ledger_appender'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE ALL ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA ledger TO casualty_ledger_reader, casualty_ledger_appender;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO casualty_ledger_reader, casualty_ledger_appender;
--> statement-breakpoint
GRANT INSERT ON ALL TABLES IN SCHEMA ledger TO casualty_ledger_appender;
