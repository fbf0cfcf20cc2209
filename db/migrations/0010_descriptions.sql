ALTER TABLE "ledger"."imports" DROP CONSTRAINT "imports_format";--> statement-breakpoint
ALTER TABLE "ledger"."relations" DROP CONSTRAINT "relations_relation";--> statement-breakpoint
ALTER TABLE "datasets"."yearly_sums" ALTER COLUMN "conflict_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "datasets"."yearly_sums" ALTER COLUMN "active_year" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."sources" ADD COLUMN "document" text;--> statement-breakpoint
ALTER TABLE "ledger"."sources" ADD COLUMN "agency" text;--> statement-breakpoint
ALTER TABLE "ledger"."sources" ADD COLUMN "inferred" text[];--> statement-breakpoint
ALTER TABLE "ledger"."sources" ADD COLUMN "cite_with" jsonb;--> statement-breakpoint
ALTER TABLE "ledger"."imports" ADD CONSTRAINT "imports_format" CHECK ("ledger"."imports"."format" in ('ucdp-ged', 'ucdp-brd', 'crisis-group', 'dated-counts', 'ucdp-ged-countries'));--> statement-breakpoint
ALTER TABLE "ledger"."relations" ADD CONSTRAINT "relations_relation" CHECK ("ledger"."relations"."relation" in ('excludes', 'part of', 'overlaps', 'contradicts', 'differs', 'same statement', 'same number, different scope'));--> statement-breakpoint
ALTER TABLE "ledger"."sources" ADD CONSTRAINT "sources_document" CHECK ("ledger"."sources"."document" in ('news article', 'report', 'web page', 'dataset'));