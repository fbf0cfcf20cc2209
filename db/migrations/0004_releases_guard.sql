-- Releases and their zips are guarded as the ledger's other tables are (0001_append_only.sql,
-- 0002_roles.sql).
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['releases', 'release_zips'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.%I FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()', name);
    EXECUTE format('ALTER TABLE ledger.%I ENABLE ALWAYS TRIGGER append_only', name);
    EXECUTE format('CREATE TRIGGER check_row BEFORE INSERT ON ledger.%I FOR EACH ROW EXECUTE FUNCTION ledger.check_row()', name);
    EXECUTE format('ALTER TABLE ledger.%I ENABLE ALWAYS TRIGGER check_row', name);
    EXECUTE format('GRANT SELECT ON ledger.%I TO casualty_ledger_reader, casualty_ledger_appender', name);
    EXECUTE format('GRANT INSERT ON ledger.%I TO casualty_ledger_appender', name);
  END LOOP;
END $$;
