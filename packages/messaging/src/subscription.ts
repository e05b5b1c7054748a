import type { DataOf, MessageType } from '@toric/contracts/kernel/message';
import type { Bindings } from './bindings.ts';
import type { Envelope } from './envelope.ts';
import type { Outcome } from './outcome.ts';
import type { Tx } from './sql.ts';

type Context = { tx: Tx; now: Date; newId: () => string };
export type Received<D> = { message: D; envelope: Envelope };

export type Subscription<M extends MessageType = MessageType> = {
  readonly listensTo: readonly M[];
  /** How long a message may wait for others, so that they share one transaction. Without it, no message waits. */
  readonly lingerMs?: number;
  /** Without it, the queue is bound to all types of `listensTo`. With it, only to those that are wanted at the time. */
  readonly bindings?: Bindings;
  runMany(context: Context & { received: readonly Received<DataOf<M>>[] }): Promise<readonly (Outcome | undefined)[]>;
};

type Handler<D> =
  | { run: (context: Context & Received<D>) => Promise<Outcome | undefined> }
  /**
   * Handles a whole batch in a few multi-row statements. Returns one outcome per message, in the order of the messages.
   * It is meant for queues with many messages.
   */
  | { runMany: (context: Context & { received: readonly Received<D>[] }) => Promise<readonly (Outcome | undefined)[]> };

/**
 * Declares a subscriber. The rows that it writes, its inbox row and its messages commit in one transaction. The
 * delivery is acknowledged after the commit.
 */
export function on<M extends MessageType>(type: M, handler: Handler<DataOf<M>>): Subscription<M> {
  if ('runMany' in handler) return { listensTo: [type], runMany: handler.runMany };
  return {
    listensTo: [type],
    async runMany({ received, ...context }) {
      const outcomes: (Outcome | undefined)[] = [];
      for (const one of received) outcomes.push(await handler.run({ ...context, ...one }));
      return outcomes;
    },
  };
}
