// One way to break the system: it does so, holds for a while, and heals what it broke.
import type { Client } from '@toric/client/client';
import type { Lab } from '../testbed.ts';
import type { Shopper, Customer } from '../retrying-client.ts';

export const LANES = ['alone', 'services', 'broker', 'database', 'links', 'races', 'rest'] as const;
/** Faults of one lane come one after the other; those of different lanes overlap, but `alone` comes before all. */
export type Lane = (typeof LANES)[number];

/** What a fault may lay its hands on. */
export type Scene = Lab & {
  shopper: Shopper;
  api: Client;
  buyers: readonly Customer[];
  /** Who want the one lens of which there is one. */
  collectors: readonly Customer[];
  /** Goes on beside the faults; the run waits for it before it comes to rest. */
  later(work: Promise<unknown>): void;
};

export type Fault = {
  readonly name: string;
  /** Faults of one kind do the same to different parts. */
  readonly kind: string;
  readonly lane: Lane;
  /** Short enough for the run of every pull request. */
  readonly cheap: boolean;
  run(scene: Scene): Promise<void>;
};
