import { z } from 'zod';

/** What an error says to a program (RFC 9457). */
export const problemSchema = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string().describe('The name of the status.'),
    status: z.int().min(400).max(599),
    detail: z.string().describe('What is wrong, and what would be right, in words.'),
    parameter: z.string().nullable().optional().describe('The parameter that is wrong.'),
    allowed: z.array(z.string()).optional().describe('The values that it may have.'),
  })
  .meta({ id: 'Problem', description: 'Problem details (RFC 9457).' });

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
export type Problem = z.infer<typeof problemSchema>;
