/** Restores messages after the broker has lost them: waits for every consumer, then lets the outboxes publish again. */
import { waitFor } from '../../run/servers/process.ts';
import { messages } from '../../run/system/broker.ts';
import { SERVICES } from '../../run/system/parts.ts';
import { orUndefined } from '../testing/best-effort.ts';
import { queues } from './bindings.ts';
import type { FaultContext } from './faults/fault.ts';
import type { Testbed } from './testbed/testbed.ts';

/**
 * The outboxes are replayed from this number of ms ago. This is longer than the retry queues keep a message (15
 * minutes), so a message that was lost in a retry queue is replayed too.
 */
const REPLAY_WINDOW_MS = 20 * 60_000;

/**
 * Waits until each queue exists and has a consumer. Publishing earlier would lose messages: if only one of the two
 * queues of an event exists, the broker still reports the event as routed.
 */
export async function waitForConsumers(
  { broker }: Pick<Testbed, 'broker'>,
  wanted: readonly string[] = queues,
): Promise<void> {
  for (const queue of wanted) {
    // the queue may not exist yet, or the broker may still be starting
    await waitFor(`a consumer on ${queue}`, 120_000, () =>
      orUndefined(
        broker.withChannel(async (channel) => ((await channel.checkQueue(queue)).consumerCount > 0 ? true : undefined)),
      ),
    );
  }
}

/**
 * Publishes messages of the last 20 minutes from the outboxes again: all types, or only the given ones. The inboxes
 * drop the messages that had arrived the first time.
 */
export async function republish({ client }: Pick<FaultContext, 'client'>, types?: readonly string[]): Promise<void> {
  const since = new Date(Date.now() - REPLAY_WINDOW_MS).toISOString();
  const replays = SERVICES.flatMap((service) => {
    if (!types) return [{ service }];
    return messages
      .filter(({ type, senders }) => types.includes(type) && senders.includes(service))
      .map(({ type }) => ({ service, type }));
  });
  for (const { service, ...only } of replays) await client.republish(service, { since, ...only });
}

/**
 * Retries an SQL statement for up to four minutes, because other faults may kill the database, or make it read-only for
 * two minutes.
 */
export const retryUntilDatabaseAnswers = <T>(work: () => Promise<T>): Promise<T> =>
  waitFor('the database to execute a statement', 240_000, () => orUndefined(work().then((value) => ({ value })))).then(
    ({ value }) => value,
  );
