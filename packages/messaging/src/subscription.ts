import type { DataOf, MessageType } from '@toric/contracts/kernel/message';
import type { Channel } from 'amqplib';
import type { Envelope } from './envelope.ts';
import { pause } from './loop.ts';
import type { Outcome } from './outcome.ts';
import type { Read, Tx } from './sql.ts';
import { bindTo, unbindFrom } from './topology.ts';

type Context = { tx: Tx; now: Date; newId: () => string };
export type Received<D> = { message: D; envelope: Envelope };

export type Subscription<M extends MessageType = MessageType> = {
  readonly listensTo: readonly M[];
  /**
   * A message may wait this number of ms for other messages, so that they share one transaction. If omitted, no message
   * waits.
   */
  readonly lingerMs?: number;
  /**
   * Limits the queue to the message types that are wanted at the time. If omitted, the queue is bound to all types of
   * `listensTo`.
   */
  readonly bindings?: Bindings;
  runMany(context: Context & { received: readonly Received<DataOf<M>>[] }): Promise<readonly (Outcome | undefined)[]>;
};

type Handler<D> =
  | { run: (context: Context & Received<D>) => Promise<Outcome | undefined> }
  /**
   * Handles a whole batch in a few multi-row statements. Returns one outcome per message, in the order of the messages.
   * It serves queues with many messages.
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

/**
 * Binds a queue only to the messages that are wanted now. A message that nobody wants then costs its publisher nothing,
 * and reaches no consumer (ADR 0072).
 */
export type Bindings = {
  /** Returns the types that are wanted now. The consumer binds its queue to them on each new channel. */
  readonly wanted: (read: Read) => Promise<readonly MessageType[]>;
  /** Binds the queue to more types. Throws `BrokerAway` if the broker does not answer. */
  bind(types: readonly MessageType[]): Promise<void>;
  /** Removes bindings. A binding that does not exist is no error. Throws `BrokerAway` if the broker does not answer. */
  unbind(types: readonly MessageType[]): Promise<void>;
  /** Sets the channel on which the queue is consumed. The consumer calls it. */
  attach(channel: Channel | undefined, queue: string): void;
};

const PATIENCE_MS = 3_000;
const POLL_MS = 50;

/** Signals that a binding was not changed, because there is no channel to the broker or it closed meanwhile. */
export class BrokerAway extends Error {
  override name = 'BrokerAway';
}

export function openBindings(wanted: Bindings['wanted']): Bindings {
  let on: { channel: Channel; queue: string } | undefined;

  async function forEach(types: readonly MessageType[], change: typeof bindTo): Promise<void> {
    // right after the start, and after a lost connection, the channel is opened within moments
    for (let tries = 0; !on && tries < PATIENCE_MS / POLL_MS; tries++) await pause(POLL_MS);
    if (!on) throw new BrokerAway('there is no channel to the broker');
    const { channel, queue } = on;
    try {
      for (const type of types) await change(channel, queue, type);
    } catch (error) {
      throw new BrokerAway('the channel to the broker closed', { cause: error });
    }
  }

  return {
    wanted,
    bind: (types) => forEach(types, bindTo),
    unbind: (types) => forEach(types, unbindFrom),
    attach(channel, queue) {
      on = channel && { channel, queue };
    },
  };
}
