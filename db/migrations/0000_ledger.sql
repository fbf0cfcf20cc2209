CREATE SCHEMA "ledger";
--> statement-breakpoint
CREATE TABLE "ledger"."changes" (
	"subject" text NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "changes_subject_position_pk" PRIMARY KEY("subject","position")
);
--> statement-breakpoint
CREATE TABLE "ledger"."claimants" (
	"id" text NOT NULL,
	"position" bigint NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"party" text,
	"note" text,
	CONSTRAINT "claimants_id_position_pk" PRIMARY KEY("id","position"),
	CONSTRAINT "claimants_kind" CHECK ("ledger"."claimants"."kind" in ('state body', 'authority', 'person', 'organisation', 'news agency', 'document', 'ledger', 'not clear'))
);
--> statement-breakpoint
CREATE TABLE "ledger"."conflicts" (
	"id" text NOT NULL,
	"position" bigint NOT NULL,
	"slug" text NOT NULL,
	"former_slugs" text[] NOT NULL,
	"name" text NOT NULL,
	"names" jsonb NOT NULL,
	"summary" text NOT NULL,
	"parties" text[] NOT NULL,
	"sides" jsonb NOT NULL,
	"ucdp_conflict_ids" integer[] NOT NULL,
	CONSTRAINT "conflicts_id_position_pk" PRIMARY KEY("id","position")
);
--> statement-breakpoint
CREATE TABLE "ledger"."entries" (
	"position" bigint PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"recorded_at" timestamp (0) with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"why" text NOT NULL,
	"record" text NOT NULL,
	"previous" text NOT NULL,
	"fingerprint" text NOT NULL,
	CONSTRAINT "entries_fingerprint_unique" UNIQUE("fingerprint"),
	CONSTRAINT "entries_kind" CHECK ("ledger"."entries"."kind" in ('measure', 'party', 'conflict', 'phase', 'place', 'claimant', 'source', 'event', 'question', 'figure', 'relation', 'withdrawal'))
);
--> statement-breakpoint
CREATE TABLE "ledger"."events" (
	"id" text NOT NULL,
	"position" bigint NOT NULL,
	"conflict" text NOT NULL,
	"phase" text,
	"date" text NOT NULL,
	"date_start" date,
	"date_end" date,
	"title" text NOT NULL,
	"places" text[] NOT NULL,
	"sources" jsonb NOT NULL,
	"note" text,
	CONSTRAINT "events_id_position_pk" PRIMARY KEY("id","position")
);
--> statement-breakpoint
CREATE TABLE "ledger"."figure_sources" (
	"figure" text NOT NULL,
	"version" integer NOT NULL,
	"place" integer NOT NULL,
	"position" bigint NOT NULL,
	"source" text NOT NULL,
	"state" integer NOT NULL,
	CONSTRAINT "figure_sources_figure_version_place_pk" PRIMARY KEY("figure","version","place")
);
--> statement-breakpoint
CREATE TABLE "ledger"."figure_versions" (
	"figure" text NOT NULL,
	"version" integer NOT NULL,
	"position" bigint NOT NULL,
	"stance" text,
	"relayed_by" text,
	"affected" text NOT NULL,
	"affected_basis" text NOT NULL,
	"counted" text,
	"as_of" text NOT NULL,
	"value" bigint,
	"low" bigint,
	"high" bigint,
	"qualifier" text NOT NULL,
	"basis" text NOT NULL,
	"in_words" boolean NOT NULL,
	"wording" text,
	"note" text,
	"computation" text,
	"change" text,
	"change_reason" text,
	"change_evidence" text,
	CONSTRAINT "figure_versions_figure_version_pk" PRIMARY KEY("figure","version"),
	CONSTRAINT "figure_versions_stance" CHECK ("ledger"."figure_versions"."stance" in ('own', 'opponent', 'third party')),
	CONSTRAINT "figure_versions_affected_basis" CHECK ("ledger"."figure_versions"."affected_basis" in ('stated', 'implied', 'not stated')),
	CONSTRAINT "figure_versions_qualifier" CHECK ("ledger"."figure_versions"."qualifier" in ('none', 'exactly', 'at least', 'more than', 'up to', 'fewer than', 'about', 'near', 'between', 'indefinite', 'denied')),
	CONSTRAINT "figure_versions_basis" CHECK ("ledger"."figure_versions"."basis" in ('claim', 'count', 'estimate', 'derived')),
	CONSTRAINT "figure_versions_change" CHECK ("ledger"."figure_versions"."change" in ('our error', 'publisher revised', 'claimant restated', 'method changed')),
	CONSTRAINT "figure_versions_value" CHECK ("ledger"."figure_versions"."value" between 0 and 9007199254740991),
	CONSTRAINT "figure_versions_low" CHECK ("ledger"."figure_versions"."low" between 0 and 9007199254740991),
	CONSTRAINT "figure_versions_high" CHECK ("ledger"."figure_versions"."high" between 0 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE "ledger"."figures" (
	"id" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"conflict" text NOT NULL,
	"question" text NOT NULL,
	"claimant" text NOT NULL,
	"period" text NOT NULL,
	"period_start" date,
	"period_end" date,
	"period_precision" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."measures" (
	"id" text NOT NULL,
	"position" bigint NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"family" text NOT NULL,
	"accumulation" text NOT NULL,
	"definition" text NOT NULL,
	"includes" text,
	"excludes" text,
	"defined_by" text NOT NULL,
	"definition_url" text,
	CONSTRAINT "measures_id_position_pk" PRIMARY KEY("id","position"),
	CONSTRAINT "measures_family" CHECK ("ledger"."measures"."family" in ('deaths', 'missing', 'wounded', 'killed or wounded', 'displacement', 'incidents', 'materiel')),
	CONSTRAINT "measures_accumulation" CHECK ("ledger"."measures"."accumulation" in ('flow', 'stock'))
);
--> statement-breakpoint
CREATE TABLE "ledger"."parties" (
	"id" text NOT NULL,
	"position" bigint NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"side" text,
	"members" text[] NOT NULL,
	"note" text,
	CONSTRAINT "parties_id_position_pk" PRIMARY KEY("id","position"),
	CONSTRAINT "parties_kind" CHECK ("ledger"."parties"."kind" in ('party', 'answer'))
);
--> statement-breakpoint
CREATE TABLE "ledger"."phases" (
	"id" text NOT NULL,
	"position" bigint NOT NULL,
	"conflict" text NOT NULL,
	"name" text NOT NULL,
	"period" text NOT NULL,
	"period_start" date,
	"period_end" date,
	"part_of" text,
	"note" text,
	CONSTRAINT "phases_id_position_pk" PRIMARY KEY("id","position")
);
--> statement-breakpoint
CREATE TABLE "ledger"."places" (
	"id" text NOT NULL,
	"position" bigint NOT NULL,
	"conflict" text NOT NULL,
	"kind" text NOT NULL,
	"names" jsonb NOT NULL,
	"note" text,
	CONSTRAINT "places_id_position_pk" PRIMARY KEY("id","position")
);
--> statement-breakpoint
CREATE TABLE "ledger"."questions" (
	"id" text NOT NULL,
	"position" bigint NOT NULL,
	"conflict" text NOT NULL,
	"title" text NOT NULL,
	"measure" text NOT NULL,
	"phase" text,
	"event" text,
	"affected" text,
	"counted" text,
	"scope" text,
	"ucdp_conflict_id" integer,
	"note" text,
	CONSTRAINT "questions_id_position_pk" PRIMARY KEY("id","position")
);
--> statement-breakpoint
CREATE TABLE "ledger"."relations" (
	"position" bigint PRIMARY KEY NOT NULL,
	"figure" text NOT NULL,
	"relation" text NOT NULL,
	"other" text NOT NULL,
	"note" text,
	CONSTRAINT "relations_relation" CHECK ("ledger"."relations"."relation" in ('excludes', 'part of', 'overlaps', 'contradicts', 'same statement', 'same number, different scope'))
);
--> statement-breakpoint
CREATE TABLE "ledger"."sources" (
	"id" text NOT NULL,
	"state" integer NOT NULL,
	"position" bigint NOT NULL,
	"publisher" text NOT NULL,
	"title" text NOT NULL,
	"author" text,
	"date" text,
	"url" text,
	"archived_url" text,
	"accessed" text,
	"licence" text,
	"language" text NOT NULL,
	"read_as" text NOT NULL,
	"identified_from_wording" boolean NOT NULL,
	"note" text,
	CONSTRAINT "sources_id_state_position_pk" PRIMARY KEY("id","state","position"),
	CONSTRAINT "sources_read_as" CHECK ("ledger"."sources"."read_as" in ('whole', 'stored page', 'excerpt of a stored page', 'excerpt of a stored copy', 'dataset file'))
);
--> statement-breakpoint
CREATE TABLE "ledger"."withdrawals" (
	"figure" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"reason" text NOT NULL,
	"words" text NOT NULL,
	"replacement" text,
	CONSTRAINT "withdrawals_reason" CHECK ("ledger"."withdrawals"."reason" in ('our error', 'source retracted', 'duplicate', 'not a casualty figure'))
);
--> statement-breakpoint
ALTER TABLE "ledger"."changes" ADD CONSTRAINT "changes_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."claimants" ADD CONSTRAINT "claimants_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."conflicts" ADD CONSTRAINT "conflicts_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."events" ADD CONSTRAINT "events_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."figure_sources" ADD CONSTRAINT "figure_sources_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."figure_sources" ADD CONSTRAINT "figure_sources_figure_version_figure_versions_figure_version_fk" FOREIGN KEY ("figure","version") REFERENCES "ledger"."figure_versions"("figure","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."figure_versions" ADD CONSTRAINT "figure_versions_figure_figures_id_fk" FOREIGN KEY ("figure") REFERENCES "ledger"."figures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."figure_versions" ADD CONSTRAINT "figure_versions_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."figures" ADD CONSTRAINT "figures_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."measures" ADD CONSTRAINT "measures_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."parties" ADD CONSTRAINT "parties_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."phases" ADD CONSTRAINT "phases_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."places" ADD CONSTRAINT "places_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."questions" ADD CONSTRAINT "questions_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."relations" ADD CONSTRAINT "relations_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."relations" ADD CONSTRAINT "relations_figure_figures_id_fk" FOREIGN KEY ("figure") REFERENCES "ledger"."figures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."relations" ADD CONSTRAINT "relations_other_figures_id_fk" FOREIGN KEY ("other") REFERENCES "ledger"."figures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."sources" ADD CONSTRAINT "sources_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."withdrawals" ADD CONSTRAINT "withdrawals_figure_figures_id_fk" FOREIGN KEY ("figure") REFERENCES "ledger"."figures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."withdrawals" ADD CONSTRAINT "withdrawals_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."withdrawals" ADD CONSTRAINT "withdrawals_replacement_figures_id_fk" FOREIGN KEY ("replacement") REFERENCES "ledger"."figures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entries_subject_position" ON "ledger"."entries" USING btree ("subject","position");--> statement-breakpoint
CREATE INDEX "figure_sources_source" ON "ledger"."figure_sources" USING btree ("source");--> statement-breakpoint
CREATE INDEX "figures_conflict" ON "ledger"."figures" USING btree ("conflict");--> statement-breakpoint
CREATE INDEX "figures_question" ON "ledger"."figures" USING btree ("question");--> statement-breakpoint
CREATE INDEX "figures_claimant" ON "ledger"."figures" USING btree ("claimant");--> statement-breakpoint
CREATE INDEX "relations_figure" ON "ledger"."relations" USING btree ("figure");--> statement-breakpoint
CREATE INDEX "relations_other" ON "ledger"."relations" USING btree ("other");