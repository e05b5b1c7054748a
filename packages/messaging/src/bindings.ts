import type { MessageType } from '@toric/contracts/kernel/message';
import type { Channel } from 'amqplib';
import { pause } from './loop.ts';
import type { Read } from './sql.ts';
import { bindTo, unbindFrom } from './topology.ts';

/**
 * The bindings of a queue that is bound only to the messages that are wanted now. A message that nobody wants then costs
 * its publisher nothing, and reaches no consumer (ADR 0072).
 */
export type Bindings = {
  /** Returns the types that are wanted now. The consumer binds its queue to them on each new channel. */
  readonly wanted: (read: Read) => Promise<readonly MessageType[]>;
  /** Binds the queue to more types. Throws `BrokerAway` if the broker does not answer. */
  bind(types: readonly MessageType[]): Promise<void>;
  /** Removes bindings. A binding that does not exist is no error. Throws `BrokerAway` if the broker does not answer. */
  unbind(types: readonly MessageType[]): Promise<void>;
  /** Says on which channel the queue is consumed. The consumer calls it. */
  attach(channel: Channel | undefined, queue: string): void;
};

const PATIENCE_MS = 3_000;
const POLL_MS = 50;

/** Thrown if a binding was not changed, because there is no channel to the broker or it closed meanwhile. */
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
