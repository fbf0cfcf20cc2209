CREATE SCHEMA "search";
--> statement-breakpoint
CREATE TABLE "search"."documents" (
	"position" bigint PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"id" text NOT NULL,
	"question" text,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search"."words" (
	"word" text collate "C" PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "documents_subject" ON "search"."documents" USING btree ("kind","subject","position");--> statement-breakpoint
CREATE INDEX "documents_words" ON "search"."documents" USING gin ("words") WITH (fastupdate=false);