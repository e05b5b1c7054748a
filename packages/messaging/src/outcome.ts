import type { Change } from '@toric/contracts/record/change';
import type { Message } from '@toric/contracts/kernel/message';
import type { ProcessStart } from './process.ts';

/**
 * Describes a call to an external system as it is stored. The call is made after the commit, at least once, until it is
 * settled.
 */
export type EffectCall = { readonly name: string; readonly data: unknown; readonly delayMs?: number };

/** Holds everything that a use case causes besides its own rows. It is returned, so that tests can assert it. */
export type Outcome = {
  readonly messages: readonly Message[];
  readonly effects: readonly EffectCall[];
  readonly processes: readonly ProcessStart[];
  /** Lists the rows of the change record. They are written in the same transaction. */
  readonly changes: readonly Change[];
};

export const NOTHING: Outcome = { messages: [], effects: [], processes: [], changes: [] };

export type Emission = Outcome & {
  /** Adds messages. They are stored with the commit and published after it. */
  emits(...messages: Message[]): Emission;
  /** Adds calls to external systems. They are stored with the commit and made after it. */
  performs(...effects: EffectCall[]): Emission;
  /** Adds rows of the change record. */
  records(...changes: Change[]): Emission;
};

function emission(outcome: Outcome): Emission {
  return {
    ...outcome,
    emits: (...messages) => emission({ ...outcome, messages: [...outcome.messages, ...messages] }),
    performs: (...effects) => emission({ ...outcome, effects: [...outcome.effects, ...effects] }),
    records: (...changes) => emission({ ...outcome, changes: [...outcome.changes, ...changes] }),
  };
}

/** Returns an outcome with messages: `return emits(StockReserved({ … }))`. */
export const emits = (...messages: Message[]): Emission => emission({ ...NOTHING, messages });

/** Returns an outcome with rows of the change record: `return records({ action: 'coupon.changed', … })`. */
export const records = (...changes: Change[]): Emission => emission({ ...NOTHING, changes });

/** Returns an outcome with calls to external systems: `return performs(callProvider({ … }))`. */
export const performs = (...effects: EffectCall[]): Emission => emission({ ...NOTHING, effects });
