import { ListWaiting } from '@toric/contracts/desk/overview.http';
import { waitingFor } from '@toric/contracts/desk/waiting';
import type { Read } from '@toric/messaging/sql';
import { type Endpoint, query } from '../http/endpoint.ts';
import { DEAD_LETTERS, type WaitingCount, type WaitingSource } from './waiting.store.ts';

/** Returns the counts that these roles are told of, without the kinds of which nothing waits. */
export async function countWaiting(
  sources: readonly WaitingSource[],
  { read, now, roles }: { read: Read; now: Date; roles: readonly string[] },
): Promise<WaitingCount[]> {
  const told = waitingFor(roles);
  const asked = sources.filter(({ kinds }) => kinds.some((kind) => told.includes(kind)));
  const counts = (await Promise.all(asked.map(({ count }) => count(read, now)))).flat();
  return counts.filter(({ kind, count }) => count > 0 && told.includes(kind));
}

/** GET /waiting. Counts the work of this service that waits for the caller's roles. Every service mounts it. */
export const waitingRoutes = (sources: readonly WaitingSource[]): Endpoint[] => [
  query(ListWaiting, {
    async run({ actor: { roles }, read, now }) {
      const counts = await countWaiting([DEAD_LETTERS, ...sources], { read, now, roles });
      return { data: counts.map(({ oldest, ...rest }) => ({ ...rest, oldest: oldest?.toISOString() ?? null })) };
    },
  }),
];
