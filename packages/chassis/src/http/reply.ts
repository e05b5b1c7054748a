import type { Message } from '@toric/contracts/kernel/message';
import { type EffectCall, NOTHING, type Outcome } from '@toric/messaging/outcome';
import type { ProcessDefinition } from '@toric/messaging/process';

/** The answer of a route and all its side effects, in one value. */
export type Reply<B> = Outcome & {
  /** The HTTP status. Undefined means the status that the operation declares. */
  readonly status: number | undefined;
  /**
   * If it is a function, it is called after the processes have moved and before the commit, so that it can read their
   * new states.
   */
  readonly body: B | (() => Promise<B>);
  /** Stores messages in the outbox. They are sent if the transaction commits. */
  emits(...messages: Message[]): Reply<B>;
  /** Stores calls to other systems. They are made after the commit. */
  performs(...effects: EffectCall[]): Reply<B>;
  /** Starts a process in this transaction, so that it exists as soon as its aggregate exists. */
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

/** Returns a reply with this body. If `status` is omitted, the reply has the status that the operation declares. */
export const answer = <B>(body: B | (() => Promise<B>), status?: number): Reply<B> => reply(body, status, NOTHING);
export const noContent = (): Reply<null> => reply(null, 204, NOTHING);
