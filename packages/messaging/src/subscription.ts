import type { DataOf, MessageType } from '@toric/contracts/kernel/message';
import type { Envelope } from './envelope.ts';
import type { Outcome } from './outcome.ts';
import type { Tx } from './sql.ts';

type Context = { tx: Tx; now: Date; newId: () => string };
export type Received<D> = { message: D; envelope: Envelope };

export type Subscription<M extends MessageType = MessageType> = {
  readonly listensTo: readonly M[];
  runMany(context: Context & { received: readonly Received<DataOf<M>>[] }): Promise<readonly (Outcome | undefined)[]>;
};

type Handler<D> =
  | { run: (context: Context & Received<D>) => Promise<Outcome | undefined> }
  /**
   * For hot paths: handles the whole batch in a few multi-row statements and returns one outcome per message, in order.
   */
  | { runMany: (context: Context & { received: readonly Received<D>[] }) => Promise<readonly (Outcome | undefined)[]> };

/** Declares a subscriber. Its rows, its inbox row and its messages commit together, and the acknowledgement follows. */
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
