CREATE SCHEMA "datasets";
--> statement-breakpoint
CREATE TABLE "datasets"."events" (
	"key" bigint,
	"number" bigint,
	"latitude" double precision,
	"longitude" double precision,
	"load" integer NOT NULL,
	"record" integer NOT NULL,
	"date_start" date,
	"date_end" date,
	"conflict_id" integer,
	"dyad_id" integer,
	"side_a_id" integer,
	"side_b_id" integer,
	"country_id" integer,
	"deaths_a" integer,
	"deaths_b" integer,
	"deaths_civilians" integer,
	"deaths_unknown" integer,
	"low" integer,
	"best" integer,
	"high" integer,
	"table_no" smallint NOT NULL,
	"year" smallint,
	"type_of_violence" smallint,
	"date_prec" smallint,
	"where_prec" smallint,
	"event_clarity" smallint,
	"active_year" boolean,
	"category" text,
	"flags" text[],
	"published" text NOT NULL,
	CONSTRAINT "events_load_table_no_record_pk" PRIMARY KEY("load","table_no","record"),
	CONSTRAINT "events_key" UNIQUE("load","table_no","key")
) PARTITION BY LIST ("load");
--> statement-breakpoint
CREATE TABLE "datasets"."names" (
	"load" integer NOT NULL,
	"kind" text NOT NULL,
	"id" integer NOT NULL,
	"name" text NOT NULL,
	"rows" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "datasets"."category_sums" (
	"load" integer NOT NULL,
	"table_no" smallint NOT NULL,
	"year" smallint NOT NULL,
	"month" smallint NOT NULL,
	"category" text NOT NULL,
	"rows" bigint NOT NULL,
	"number" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "datasets"."monthly_sums" (
	"load" integer NOT NULL,
	"table_no" smallint NOT NULL,
	"year" smallint NOT NULL,
	"month" smallint NOT NULL,
	"type_of_violence" smallint NOT NULL,
	"active_year" boolean NOT NULL,
	"events" bigint,
	"low" bigint NOT NULL,
	"best" bigint NOT NULL,
	"high" bigint NOT NULL,
	CONSTRAINT "monthly_sums_key" UNIQUE("load","table_no","year","month","type_of_violence","active_year")
);
--> statement-breakpoint
CREATE TABLE "datasets"."place_sums" (
	"load" integer NOT NULL,
	"table_no" smallint NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"type_of_violence" smallint NOT NULL,
	"events" bigint,
	"low" bigint NOT NULL,
	"best" bigint NOT NULL,
	"high" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "datasets"."yearly_sums" (
	"load" integer NOT NULL,
	"table_no" smallint NOT NULL,
	"year" smallint NOT NULL,
	"conflict_id" integer NOT NULL,
	"type_of_violence" smallint NOT NULL,
	"active_year" boolean NOT NULL,
	"country_id" integer,
	"events" bigint,
	"low" bigint NOT NULL,
	"best" bigint NOT NULL,
	"high" bigint NOT NULL,
	"flagged" bigint NOT NULL,
	CONSTRAINT "yearly_sums_key" UNIQUE NULLS NOT DISTINCT("load","table_no","conflict_id","year","type_of_violence","active_year","country_id")
);
--> statement-breakpoint
CREATE TABLE "ledger"."imports" (
	"position" bigint PRIMARY KEY NOT NULL,
	"dataset" text NOT NULL,
	"version" text NOT NULL,
	"title" text NOT NULL,
	"publisher" text NOT NULL,
	"format" text NOT NULL,
	"licence" text NOT NULL,
	"source" text NOT NULL,
	"citation" text NOT NULL,
	"csv" jsonb NOT NULL,
	"tables" jsonb NOT NULL,
	CONSTRAINT "imports_dataset_version" UNIQUE("dataset","version"),
	CONSTRAINT "imports_format" CHECK ("ledger"."imports"."format" in ('ucdp-ged', 'ucdp-brd', 'crisis-group'))
);
--> statement-breakpoint
CREATE TABLE "datasets"."loads" (
	"load" integer PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"loaded_at" timestamp (0) with time zone NOT NULL,
	"cell_degrees" double precision,
	CONSTRAINT "loads_position_unique" UNIQUE("position")
);
--> statement-breakpoint
CREATE TABLE "datasets"."marks" (
	"load" integer NOT NULL,
	"table_no" smallint NOT NULL,
	"record" integer NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "marks_load_table_no_record_pk" PRIMARY KEY("load","table_no","record")
);
--> statement-breakpoint
ALTER TABLE "ledger"."entries" DROP CONSTRAINT "entries_kind";--> statement-breakpoint
ALTER TABLE "ledger"."imports" ADD CONSTRAINT "imports_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "datasets"."loads" ADD CONSTRAINT "loads_position_imports_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."imports"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_date" ON "datasets"."events" USING btree ("table_no","date_start","record");--> statement-breakpoint
CREATE INDEX "events_conflict" ON "datasets"."events" USING btree ("conflict_id","table_no","date_start","record");--> statement-breakpoint
CREATE INDEX "events_country" ON "datasets"."events" USING btree ("country_id","table_no","date_start","record");--> statement-breakpoint
CREATE INDEX "names_load" ON "datasets"."names" USING btree ("load","kind","id");--> statement-breakpoint
CREATE INDEX "category_sums_load" ON "datasets"."category_sums" USING btree ("load","table_no");--> statement-breakpoint
CREATE INDEX "place_sums_load" ON "datasets"."place_sums" USING btree ("load","table_no");--> statement-breakpoint
ALTER TABLE "ledger"."entries" ADD CONSTRAINT "entries_kind" CHECK ("ledger"."entries"."kind" in ('measure', 'party', 'conflict', 'phase', 'place', 'claimant', 'source', 'event', 'question', 'figure', 'relation', 'withdrawal', 'release', 'import'));