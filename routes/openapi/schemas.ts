import { z } from 'zod';
import {
  chartDocumentSchema,
  chartModelSchema,
  markSchema,
  panelSchema,
  rowSchema,
  scaleSchema,
  spanSchema,
  statementSchema,
} from '@/charts/files/schema';
import {
  exportedFigureSchema,
  figureDocumentSchema,
  figuresDocumentSchema,
} from '@/ledger/export-schema';
import {
  figureRecordSchema,
  figureSourceSchema,
  figureVersionSchema,
  partySchema,
  periodSchema,
} from '@/ledger/figure-schema';
import { problemSchema } from '../problem';
import { aliveSchema, readySchema } from '../process-state';
import type { Schema } from './document-types';

/** What answers hold, under the names that the document gives them. */
export const NAMED_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  FigureDocument: figureDocumentSchema,
  FiguresDocument: figuresDocumentSchema,
  ExportedFigure: exportedFigureSchema,
  FigureRecord: figureRecordSchema,
  FigureVersion: figureVersionSchema,
  FigureSource: figureSourceSchema,
  Party: partySchema,
  Period: periodSchema,
  ChartDocument: chartDocumentSchema,
  ChartModel: chartModelSchema,
  ChartPanel: panelSchema,
  ChartRow: rowSchema,
  ChartStatement: statementSchema,
  ChartMark: markSchema,
  ChartSpan: spanSchema,
  ChartScale: scaleSchema,
  Problem: problemSchema,
  Alive: aliveSchema,
  Ready: readySchema,
};

/** A reference to a schema of the document. @throws Error for one that has no name there */
export function referTo(schema: z.ZodType): Schema {
  const found = Object.entries(NAMED_SCHEMAS).find(([, each]) => each === schema);
  if (!found) throw new Error('a schema of an answer has no name in the OpenAPI document');
  return { $ref: pointTo(found[0]) };
}

function pointTo(name: string): string {
  return `#/components/schemas/${name}`;
}

/** A schema that stands in a place of its own. */
export function describeSchema(schema: z.ZodType): Schema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema);
  return rest;
}

/** The named schemas as JSON Schema, which OpenAPI 3.1 takes as it is. */
export function describeSchemas(): Record<string, Schema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED_SCHEMAS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: pointTo });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _id, ...rest }]) => [name, rest]),
  );
}
