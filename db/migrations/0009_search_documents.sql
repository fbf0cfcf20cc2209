-- What a search looks in follows from the entries alone: a trigger writes it with each entry, and this
-- migration for those that are there. Nobody but the owner writes it, and no reader needs to.

-- Letters without case, marks and typography, Cyrillic and Armenian ones by their Latin sound: what is
-- stored and what is asked for pass through the same function, so how it was typed decides nothing.
CREATE FUNCTION search.fold(given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
DECLARE
  folded text := given;
  sound text[];
BEGIN
  -- "20,000", "20.000", "20'000", "20 000" with a space that does not break: one number.
  folded := regexp_replace(folded, '(?<=\d)[,.''\u2019\u00a0\u2009\u202f](?=\d{3}(?!\d))', '', 'g');
  IF folded ~ '[^\u0001-\u007f]' THEN
    folded := normalize(folded, NFKD);
    folded := regexp_replace(folded, '[\u0300-\u036f\u0483-\u0487]', '', 'g');
    folded := translate(folded,
      'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄІҐЂЈЉЊЋЏӘҒҜҺҸӨҮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩƏÆŒØŁĐÐÞ',
      'абвгдежзиклмнопрстуфхцчшщъыьэюяєіґђјљњћџәғҝһҹөүաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆαβγδεζηθικλμνξοπρστυφχψωəæœøłđðþ');
    FOREACH sound SLICE 1 IN ARRAY ARRAY[
      ['дж', 'j'], ['ж', 'zh'], ['х', 'kh'], ['ц', 'ts'], ['ч', 'ch'], ['ш', 'sh'], ['щ', 'shch'],
      ['ю', 'yu'], ['я', 'ya'], ['љ', 'lj'], ['њ', 'nj'], ['џ', 'j'], ['ђ', 'dj'],
      ['ու', 'u'], ['ժ', 'zh'], ['խ', 'kh'], ['ծ', 'ts'], ['ձ', 'dz'], ['ղ', 'gh'], ['ճ', 'ch'],
      ['շ', 'sh'], ['չ', 'ch'], ['ց', 'ts'], ['æ', 'ae'], ['œ', 'oe'], ['ß', 'ss'], ['þ', 'th']]
    LOOP
      folded := replace(folded, sound[1], sound[2]);
    END LOOP;
    folded := translate(folded,
      'абвгдезиклмнопрстуфыэєіґјћәғҝһҹөүաբգդեզէըթիլկհմյնոպջռսվտրւփքօֆəıøłđðςъь',
      'abvgdeziklmnoprstufyeeigjcegghjouabgdezeetilkhmynopjrsvtrvpkofeioldd' || 'σ');
  END IF;
  folded := lower(folded COLLATE "C");
  -- "Azerbaijan's" and "soldiers'" are Azerbaijan and soldiers; "O'Brien" is one word.
  folded := regexp_replace(folded, '[''`\u00b4\u02b9-\u02bc\u2018\u2019\u201b\u2032\u055a]s(?![a-z])', '', 'g');
  folded := regexp_replace(folded, '[''`\u00b4\u02b9-\u02bc\u2018\u2019\u201b\u2032\u055a]', '', 'g');
  RETURN btrim(regexp_replace(folded, '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u055b-\u055f\u0589\u058a\u2000-\u2bff\u3000-\u303f\ufe00-\uffff]+', ' ', 'g'));
END $$;
--> statement-breakpoint

-- As folded, and words with a hyphen once more as one word: "cease-fire" is found by "ceasefire".
CREATE FUNCTION search.fold_joined(given text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT search.fold(given) || coalesce(
    (SELECT ' ' || string_agg(search.fold(replace(found[1], '-', '')), ' ')
     FROM regexp_matches(translate(given, E'\u2010\u2011', '--'), '[[:alpha:]]+(?:-[[:alpha:]]+)+', 'g') AS found), '')
$$;
--> statement-breakpoint

-- "International Crisis Group" is "ICG" to those who search; a name of one such word has no short form.
CREATE FUNCTION search.initials(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT CASE WHEN count(*) > 1 THEN string_agg(found[1], '') ELSE '' END
  FROM regexp_matches(name, '\m([A-Z])', 'g') AS found
$$;
--> statement-breakpoint

-- A year and a month of EDTF as people write them. Months have English names whatever the server speaks.
CREATE FUNCTION search.say_month(year integer, month integer) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT (ARRAY['January','February','March','April','May','June','July','August','September','October','November','December'])[month] || ' ' || year
$$;
--> statement-breakpoint

-- The ends of an EDTF period in words, and apart from them what lies between: the months of up to two
-- years, the years of up to thirty, and the decades ("1990s").
CREATE FUNCTION search.period_words(edtf text, OUT ends text, OUT between_ends text)
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
DECLARE
  part text[];
  months integer[] := '{}';
  years integer[] := '{}';
BEGIN
  ends := '';
  between_ends := '';
  FOR part IN SELECT regexp_matches(edtf, '(?<![\d-])(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?', 'g') LOOP
    years := years || part[1]::integer;
    IF part[2] IS NOT NULL THEN months := months || (part[1]::integer * 12 + part[2]::integer - 1); END IF;
    ends := concat_ws(' ', ends, part[3]::integer, coalesce(search.say_month(part[1]::integer, part[2]::integer), part[1]));
  END LOOP;
  IF cardinality(months) = 2 AND months[2] - months[1] BETWEEN 2 AND 24 THEN
    SELECT string_agg(search.say_month(each / 12, each % 12 + 1), ' ') INTO between_ends
      FROM generate_series(months[1] + 1, months[2] - 1) AS each;
  END IF;
  IF cardinality(years) = 2 AND years[2] - years[1] BETWEEN 2 AND 30 THEN
    SELECT concat_ws(' ', between_ends, string_agg(each::text, ' ')) INTO between_ends
      FROM generate_series(years[1] + 1, years[2] - 1) AS each;
  END IF;
  IF cardinality(years) > 0 AND years[cardinality(years)] - years[1] BETWEEN 0 AND 30 THEN
    SELECT concat_ws(' ', between_ends, string_agg((each * 10)::text || 's', ' ')) INTO between_ends
      FROM generate_series(years[1] / 10, years[cardinality(years)] / 10) AS each;
  END IF;
END $$;
--> statement-breakpoint

-- What an entry can be found by, in four texts from what names it to what is said beside it. What a
-- count leaves out ("without the four-day war") is not what it counts: it stands among the last.
CREATE FUNCTION search.texts_of(kind text, record jsonb) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
DECLARE
  body jsonb := record->'body';
  figure jsonb := record->'figure';
  left_out constant text := '\m(?:without|excluding|except|other than|not counting)\M.*$';
  period record;
BEGIN
  CASE kind
    WHEN 'figure' THEN
      SELECT * INTO period FROM search.period_words(figure#>>'{period,edtf}');
      RETURN ARRAY[
        concat_ws(' ', figure->>'id', figure->>'value'),
        concat_ws(' ', figure->>'low', figure->>'high', regexp_replace(figure->>'wording', left_out, '', 'i'), figure->>'counted',
          figure#>>'{affected,name}', figure#>>'{claimant,name}', search.initials(figure#>>'{claimant,name}'),
          figure#>>'{relayed_by,name}', period.ends),
        concat_ws(' ', period.between_ends,
          (SELECT string_agg(concat_ws(' ', source->>'publisher', search.initials(source->>'publisher')), ' ')
           FROM jsonb_array_elements(figure->'sources') AS source)),
        concat_ws(' ', figure->>'qualifier',
          (SELECT string_agg(concat_ws(' ', source->>'title', source->>'author'), ' ')
           FROM jsonb_array_elements(figure->'sources') AS source), figure->>'note', (search.period_words(figure->>'as_of')).ends,
          substring(figure->>'wording' from '(?i)' || left_out))];
    WHEN 'question' THEN
      RETURN ARRAY[
        regexp_replace(body->>'title', left_out, '', 'i'),
        concat_ws(' ', regexp_replace(body->>'scope', left_out, '', 'i'), body->>'counted'),
        '',
        concat_ws(' ', body->>'note', substring(body->>'title' from '(?i)' || left_out), substring(body->>'scope' from '(?i)' || left_out))];
    WHEN 'conflict' THEN
      RETURN ARRAY[concat_ws(' ', body->>'name', (SELECT string_agg(each->>'name', ' ') FROM jsonb_array_elements(body->'names') AS each)), '', '', ''];
    WHEN 'place' THEN
      RETURN ARRAY[(SELECT string_agg(concat_ws(' ', each->>'name', each->>'native'), ' ') FROM jsonb_array_elements(body->'names') AS each), '', '', body->>'note'];
    WHEN 'phase' THEN
      SELECT * INTO period FROM search.period_words(body->>'period');
      RETURN ARRAY[body->>'name', period.ends, concat_ws(' ', period.between_ends, body->>'note'), ''];
    WHEN 'event' THEN
      RETURN ARRAY[body->>'title', (search.period_words(body->>'date')).ends, '', body->>'note'];
    WHEN 'source' THEN
      RETURN ARRAY[concat_ws(' ', body->>'publisher', search.initials(body->>'publisher'), body->>'title'), body->>'author',
        (search.period_words(body->>'date')).ends, body->>'note'];
    WHEN 'measure' THEN
      RETURN ARRAY[concat_ws(' ', body->>'name', body->>'unit'), '', '', ''];
    WHEN 'party' THEN -- its note says what it calls itself
      RETURN ARRAY[concat_ws(' ', body->>'name', search.initials(body->>'name')), body->>'note', '', ''];
    ELSE -- a claimant
      RETURN ARRAY[concat_ws(' ', body->>'name', search.initials(body->>'name')), '', '', body->>'note'];
  END CASE;
END $$;
--> statement-breakpoint

CREATE FUNCTION search.add_entry(entry ledger.entries) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  kind constant text := CASE entry.kind WHEN 'withdrawal' THEN 'figure' ELSE entry.kind END;
  record jsonb;
  texts text[];
BEGIN
  IF kind NOT IN ('measure', 'party', 'conflict', 'phase', 'place', 'claimant', 'source', 'event', 'question', 'figure') THEN
    RETURN;
  END IF;
  record := entry.record::jsonb;
  SELECT array_agg(coalesce(search.fold_joined(each), '') ORDER BY place) INTO texts
    FROM unnest(search.texts_of(kind, record)) WITH ORDINALITY AS given(each, place);
  INSERT INTO search.documents (position, kind, subject, id, question, words) VALUES (
    entry.position, kind, concat_ws(' ', entry.subject, record#>>'{body,state}'), entry.subject,
    record#>>'{figure,question,id}',
    setweight(to_tsvector('pg_catalog.english', texts[1]), 'A')
      || setweight(to_tsvector('pg_catalog.english', texts[2]), 'B')
      || setweight(to_tsvector('pg_catalog.english', texts[3]), 'C')
      || setweight(to_tsvector('pg_catalog.english', texts[4]), 'D'));
  INSERT INTO search.words (word, position)
    SELECT lexeme, entry.position FROM unnest(to_tsvector('pg_catalog.simple', array_to_string(texts, ' ')))
    WHERE lexeme !~ '\d' AND length(lexeme) BETWEEN 3 AND 60
    ON CONFLICT DO NOTHING;
END $$;
--> statement-breakpoint
CREATE FUNCTION search.add_new_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM search.add_entry(NEW);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER add_to_search AFTER INSERT ON ledger.entries FOR EACH ROW EXECUTE FUNCTION search.add_new_entry();
--> statement-breakpoint
ALTER TABLE ledger.entries ENABLE ALWAYS TRIGGER add_to_search;
--> statement-breakpoint
SELECT search.add_entry(entry) FROM (SELECT * FROM ledger.entries ORDER BY position) AS entry;
--> statement-breakpoint

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA search FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA search TO casualty_ledger_reader, casualty_ledger_appender;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA search TO casualty_ledger_reader, casualty_ledger_appender;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search.fold(text) TO casualty_ledger_reader, casualty_ledger_appender;
