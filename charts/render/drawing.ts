import type { Panel } from '../chart';
import type { Drawn } from '../drawn';

/** What the drawing thread is asked for, and what it answers. */
export type DrawRequest = { id: number; panel: Panel; drawn: Drawn };
export type Drawing = { id: number } & ({ svg: string } | { failure: string });
