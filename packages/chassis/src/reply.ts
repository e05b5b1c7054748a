import type { Message } from '@toric/contracts/kernel/message';
import type { EffectCall } from '@toric/messaging/effect';
import { NOTHING, type Outcome } from '@toric/messaging/outcome';
import type { ProcessDefinition } from '@toric/messaging/process';

/** What a route answers, and everything it causes, in one value. */
export type Reply<B> = Outcome & {
  /** Undefined: as the operation declares. */
  readonly status: number | undefined;
  /** A function is called after the processes have moved, before the commit. */
  readonly body: B | (() => Promise<B>);
  /** The messages leave with the commit, or not at all. */
  emits(...messages: Message[]): Reply<B>;
  /** The calls to the outside are stored with the commit and made after it. */
  performs(...effects: EffectCall[]): Reply<B>;
  /** The process begins in this transaction: it exists from the instant that the aggregate does. */
  starts<S extends string, D>(process: ProcessDefinition<S, D>, key: string, data: D): Reply<B>;
};

function reply<B>(body: B | (() => Promise<B>), status: number | undefined, outcome: Outcome): Reply<B> {
  const adding = (more: Partial<Outcome>) => reply(body, status, { ...outcome, ...more });
  return {
    ...outcome,
    status,
    body,
    emits: (...messages) => adding({ messages: [...outcome.messages, ...messages] }),
    performs: (...effects) => adding({ effects: [...outcome.effects, ...effects] }),
    starts: (process, key, data) => adding({ processes: [...outcome.processes, { process: process.name, key, data }] }),
  };
}

/** Answers with the status that the operation declares. */
export const answer = <B>(body: B | (() => Promise<B>), status?: number): Reply<B> => reply(body, status, NOTHING);
export const noContent = (): Reply<null> => reply(null, 204, NOTHING);
