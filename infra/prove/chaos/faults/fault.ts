import type { Client } from '@toric/client/client';
import type { RetryingClient } from '../load/retrying-client.ts';
import type { Customer } from '../load/until-final.ts';
import type { Testbed } from '../testbed/testbed.ts';

export const LANES = ['alone', 'services', 'broker', 'database', 'links', 'races', 'other'] as const;
/**
 * Names a lane of faults. Faults of one lane run one after the other. Different lanes run in parallel, except `alone`,
 * which runs first.
 */
export type Lane = (typeof LANES)[number];

/** Holds everything that a fault may use. */
export type FaultContext = Testbed & {
  client: RetryingClient;
  api: Client;
  buyers: readonly Customer[];
  /** Lists buyers with a prescription for the lens of which the shop has exactly one box. */
  lastUnitBuyers: readonly Customer[];
  /** Lets `work` continue after the end of the fault. The run waits for `work` before it waits for convergence. */
  inBackground(work: Promise<unknown>): void;
};

/** Describes one way to break the system: it injects the failure, holds it for a while, and heals it. */
export type Fault = {
  readonly name: string;
  /** Names the kind of the fault. Faults of one kind do the same to different parts of the system under test. */
  readonly kind: string;
  readonly lane: Lane;
  /** Is true if the fault is short enough for the run of every pull request. */
  readonly cheap: boolean;
  run(context: FaultContext): Promise<void>;
};
