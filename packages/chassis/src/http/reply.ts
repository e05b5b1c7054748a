import type { Change } from '@toric/contracts/record/change';
import type { Message } from '@toric/contracts/kernel/message';
import { type EffectCall, NOTHING, type Outcome } from '@toric/messaging/outcome';
import type { ProcessDefinition } from '@toric/messaging/process';

/**
 * Holds the answer of a route and all its side effects. `Recorded` is true once its changes are named. An operation
 * that declares a record accepts no other reply, so a use case cannot forget its changes.
 */
export type Reply<B, Recorded extends boolean = boolean> = Outcome & {
  readonly recorded: Recorded;
  /** Holds the HTTP status. Undefined means the status that the operation declares. */
  readonly status: number | undefined;
  /**
   * Holds the body, or a function that returns it. The function is called after the processes have moved and before the
   * commit, so that it can read their new states.
   */
  readonly body: B | (() => Promise<B>);
  /** Stores messages in the outbox. They are sent if the transaction commits. */
  emits(...messages: Message[]): Reply<B, Recorded>;
  /** Stores calls to other systems. They are made after the commit. */
  performs(...effects: EffectCall[]): Reply<B, Recorded>;
  /** Starts a process in this transaction, so that it exists as soon as its aggregate exists. */
  starts<S extends string, D>(process: ProcessDefinition<S, D>, key: string, data: D): Reply<B, Recorded>;
  /** Names the changes of data and the readings that the change record keeps. There may be none. */
  records(...changes: Change[]): Reply<B, true>;
};

type Answered<B, R extends boolean> = Pick<Reply<B, R>, 'status' | 'body' | 'recorded'>;

function reply<B, R extends boolean>(answered: Answered<B, R>, outcome: Outcome): Reply<B, R> {
  const adding = (more: Partial<Outcome>) => reply(answered, { ...outcome, ...more });
  return {
    ...outcome,
    ...answered,
    emits: (...messages) => adding({ messages: [...outcome.messages, ...messages] }),
    performs: (...effects) => adding({ effects: [...outcome.effects, ...effects] }),
    starts: (process, key, data) => adding({ processes: [...outcome.processes, { process: process.name, key, data }] }),
    records: (...changes) =>
      reply({ ...answered, recorded: true }, { ...outcome, changes: [...outcome.changes, ...changes] }),
  };
}

/** Returns a reply with this body. If `status` is omitted, the reply has the status that the operation declares. */
export const answer = <B>(body: B | (() => Promise<B>), status?: number): Reply<B, false> =>
  reply({ body, status, recorded: false }, NOTHING);
export const noContent = (): Reply<null, false> => reply({ body: null, status: 204, recorded: false }, NOTHING);
