/** Describes the result of one run of the bench, as stored in `.toric/bench/<time>.json`. */
import { z } from 'zod';

const Numbers = z.array(z.number());

/**
 * Describes the figures of one repeat of one workload. Only requests that ended within the measured time count. `p50`
 * and `p99` are in milliseconds.
 */
const Figures = z.object({
  done: z.int(),
  perSecond: z.number(),
  p50: z.number(),
  p99: z.number(),
  failed: z.int(),
  /** Holds the error of the first failed request. */
  failure: z.string().optional(),
});
export type Figures = z.infer<typeof Figures>;

/** Describes one workload: a closed loop of `clients` clients, with the figures of each repeat. */
const Load = z.object({ what: z.string(), clients: z.int(), repeats: z.array(Figures) });
export type Load = z.infer<typeof Load>;

/**
 * Describes a table for measurements other than closed loops. A cell has one value per repeat, or none if it was not
 * measured.
 */
const Grid = z.object({
  title: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.object({ name: z.string(), cells: z.array(Numbers) })),
});
export type Grid = z.infer<typeof Grid>;

const Section = z.object({
  title: z.string(),
  /** Lists sentences that explain the figures in the tables below them. */
  notes: z.array(z.string()),
  loads: z.array(Load),
  grids: z.array(Grid),
});
export type Section = z.infer<typeof Section>;

const Machine = z.object({
  processor: z.string(),
  cores: z.int(),
  memoryGB: z.number(),
  system: z.string(),
  node: z.string(),
  postgres: z.string(),
  /** Holds the settings that decide the durability and the speed of PostgreSQL. */
  postgresSettings: z.record(z.string(), z.string()),
  rabbitmq: z.string(),
});
export type Machine = z.infer<typeof Machine>;

export const Run = z.object({
  at: z.string(),
  commit: z.string(),
  repeats: z.int(),
  seconds: z.int(),
  machine: Machine,
  sections: z.array(Section),
});
export type Run = z.infer<typeof Run>;
