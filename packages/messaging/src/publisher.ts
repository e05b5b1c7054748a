import type { ConfirmChannel, Options } from 'amqplib';
import type { KeptChannel, Link } from './connection.ts';
import { confirmLatency, publishReturns } from './metrics.ts';

export type OutgoingMessage = {
  exchange: string;
  routingKey: string;
  messageId: string;
  type: string;
  body: Buffer;
  headers?: Record<string, unknown>;
};

/**
 * States the result of publishing a message. `sent`: the broker confirmed the message and did not return it.
 * `returned`: no queue is bound for the message. `unknown`: the message was not confirmed, for example because the
 * channel closed or the broker did not answer in time.
 */
export type PublishResult = 'sent' | 'returned' | 'unknown';
export type Publisher = { publish(message: OutgoingMessage): Promise<PublishResult>; ready(): boolean } & KeptChannel;

/**
 * Describes an open channel, with the state of the messages that were published on it and are not yet confirmed. The
 * state is lost with the channel.
 */
type OpenChannel = {
  channel: ConfirmChannel;
  /**
   * Counts how many times the broker returned each message, by message id. One message may be published twice at once:
   * from memory and by the relay.
   */
  returns: Map<string, number>;
  /** Exists while the socket's buffer is full. `drained` resolves when the buffer has room again. */
  paused: { drained: Promise<void>; resume: () => void } | undefined;
};

const CONFIRM_TIMEOUT_MS = 10_000;

const optionsOf = (message: OutgoingMessage): Options.Publish => ({
  mandatory: true,
  persistent: true,
  contentType: 'application/json',
  messageId: message.messageId,
  type: message.type,
  headers: message.headers ?? {},
});

/**
 * Publishes with confirms. A confirm does not mean that the message reached a queue: the broker first returns an
 * unroutable message and then confirms it. So the publisher handles both. AMQP has no time-out for a confirm, so the
 * publisher has its own. `declare` runs on every new channel before the channel is used.
 */
export function openPublisher(link: Link, declare: (channel: ConfirmChannel) => Promise<void>): Publisher {
  let open: OpenChannel | undefined;

  async function opened(channel: ConfirmChannel): Promise<void> {
    await declare(channel);
    const next: OpenChannel = { channel, returns: new Map(), paused: undefined };
    channel.on('return', ({ properties }) => {
      const id = String(properties.messageId);
      next.returns.set(id, (next.returns.get(id) ?? 0) + 1);
    });
    channel.on('drain', () => resume(next));
    open = next;
  }

  // amqplib itself reports an error for every unconfirmed message of a channel that closes
  function lost(): void {
    if (open) resume(open);
    open = undefined;
  }

  return {
    ...link.keepConfirmChannel(opened, lost),
    async publish(message) {
      const on = open;
      if (!on || link.blocked) return 'unknown';
      return withTimeout(CONFIRM_TIMEOUT_MS, async () => {
        while (on.paused) await on.paused.drained;
        const result = on === open ? publishNow(on, message) : 'unknown';
        // fail-point C5: the messages are published and not confirmed
        return result;
      });
    },
    ready: () => open !== undefined,
  };
}

function resume(on: OpenChannel): void {
  on.paused?.resume();
  on.paused = undefined;
}

function pauseUntilDrained(on: OpenChannel): void {
  let free: () => void = () => undefined;
  const drained = new Promise<void>((resolve) => {
    free = resolve;
  });
  on.paused ??= { drained, resume: free };
}

function publishNow(on: OpenChannel, message: OutgoingMessage): Promise<PublishResult> {
  return new Promise((resolve) => {
    const endTimer = confirmLatency.startTimer();
    const hasRoom = on.channel.publish(
      message.exchange,
      message.routingKey,
      message.body,
      optionsOf(message),
      (error: unknown) => {
        endTimer();
        const returned = takeReturn(on, message);
        resolve(error ? 'unknown' : returned ? 'returned' : 'sent');
      },
    );
    if (!hasRoom) pauseUntilDrained(on);
  });
}

/**
 * Returns true if the broker returned the message as unroutable, and removes that return from the count. It is called
 * at the confirm, because the broker sends the return before the confirm, on the same channel.
 */
function takeReturn({ returns }: OpenChannel, { messageId, type }: OutgoingMessage): boolean {
  const count = returns.get(messageId);
  if (!count) return false;
  if (count === 1) returns.delete(messageId);
  else returns.set(messageId, count - 1);
  publishReturns.inc({ type });
  return true;
}

/**
 * Resolves to the result of `act`. Resolves to `unknown` if `act` throws, for example because the channel closes, or if
 * it takes longer than `ms`. A message with an unknown result stays unpublished in the outbox.
 */
async function withTimeout(ms: number, act: () => Promise<PublishResult>): Promise<PublishResult> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<PublishResult>((resolve) => {
    timer = setTimeout(() => resolve('unknown'), ms);
  });
  const result = await Promise.race([act().catch((): PublishResult => 'unknown'), silence]);
  clearTimeout(timer);
  return result;
}
