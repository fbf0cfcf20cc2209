CREATE TABLE "ledger"."release_zips" (
	"position" bigint PRIMARY KEY NOT NULL,
	"zip" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."releases" (
	"position" bigint PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"upto" bigint NOT NULL,
	"fingerprint" text NOT NULL,
	"origin" text NOT NULL,
	"notes" text,
	"zip" jsonb NOT NULL,
	"files" jsonb NOT NULL,
	CONSTRAINT "releases_name_unique" UNIQUE("name")
);
--> statement-breakpoint
ALTER TABLE "ledger"."entries" DROP CONSTRAINT "entries_kind";--> statement-breakpoint
ALTER TABLE "ledger"."release_zips" ADD CONSTRAINT "release_zips_position_releases_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."releases"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."releases" ADD CONSTRAINT "releases_position_entries_position_fk" FOREIGN KEY ("position") REFERENCES "ledger"."entries"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."entries" ADD CONSTRAINT "entries_kind" CHECK ("ledger"."entries"."kind" in ('measure', 'party', 'conflict', 'phase', 'place', 'claimant', 'source', 'event', 'question', 'figure', 'relation', 'withdrawal', 'release'));