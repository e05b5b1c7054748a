// After the broker has lost messages: every consumer has its queue again, and operators let the outboxes publish once more.
import { waitFor } from '../../run/servers/process.ts';
import { messages } from '../../run/system/broker.ts';
import { SERVICES } from '../../run/system/parts.ts';
import { queues } from './bindings.ts';
import type { Scene } from './faults/fault.ts';
import type { Lab } from './testbed.ts';

/** Longer than the retry tiers keep a message. */
const LONGEST_WAIT_MS = 20 * 60_000;

/** A message that is published while one of its two queues is missing reaches the other alone, and counts as routed. */
export async function untilConsumed(
  { broker }: Pick<Lab, 'broker'>,
  wanted: readonly string[] = queues,
): Promise<void> {
  for (const queue of wanted) {
    await waitFor(`a consumer on ${queue}`, 120_000, () =>
      broker
        .withChannel(async (channel) => ((await channel.checkQueue(queue)).consumerCount > 0 ? true : undefined))
        // not there yet, or the broker is still on its way up
        .catch(() => undefined),
    );
  }
}

/** What they do: the outboxes publish once more what may have been lost, and the inboxes drop what had arrived. */
export async function republish({ shopper }: Pick<Scene, 'shopper'>, types?: readonly string[]): Promise<void> {
  const since = new Date(Date.now() - LONGEST_WAIT_MS).toISOString();
  const asked = SERVICES.flatMap((service) => {
    if (!types) return [{ service }];
    return messages
      .filter(({ type, senders }) => types.includes(type) && senders.includes(service))
      .map(({ type }) => ({ service, type }));
  });
  for (const { service, ...only } of asked) await shopper.republish(service, { since, ...only });
}

/** Through the database's own kills, which come at any time, and the two minutes in which it takes nothing. */
export const persistently = <T>(work: () => Promise<T>): Promise<T> =>
  waitFor('the database to take a statement', 240_000, () =>
    work().then(
      (value) => ({ value }),
      () => undefined,
    ),
  ).then(({ value }) => value);
