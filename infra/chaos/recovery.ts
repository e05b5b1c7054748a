// What operators do after the broker has lost messages: wait until every consumer has its queue again, then let the
// outboxes publish once more what may have been lost. Inboxes drop what had arrived.
import { waitFor } from '../servers/process.ts';
import { SERVICES, schemaOf } from '../system/parts.ts';
import { queues } from './bindings.ts';
import type { Lab } from './lab.ts';

/** Longer than the retry tiers keep a message. */
const SINCE = `interval '20 minutes'`;

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

export async function replay({ sql }: Pick<Lab, 'sql'>, types?: readonly string[]): Promise<void> {
  for (const service of SERVICES)
    await persistently(() =>
      sql(
        `update "${schemaOf(service)}".outbox set published_at = null
         where published_at > now() - ${SINCE} and ($1::text[] is null or type = any($1))`,
        [types ?? null],
      ),
    );
}

/** Through the database's own kills, which come at any time. */
export const persistently = <T>(work: () => Promise<T>): Promise<T> =>
  waitFor('the database to take a statement', 60_000, () =>
    work().then(
      (value) => ({ value }),
      () => undefined,
    ),
  ).then(({ value }) => value);
