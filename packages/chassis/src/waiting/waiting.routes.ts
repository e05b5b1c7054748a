import { ListWaiting } from '@toric/contracts/desk/overview.http';
import { waitingFor } from '@toric/contracts/desk/waiting';
import type { Read } from '@toric/messaging/sql';
import { type Endpoint, query } from '../http/endpoint.ts';
import { DEAD_LETTERS, type WaitingCaller, type WaitingCount, type WaitingSource } from './waiting.store.ts';

/** Returns the counts that the roles of the caller may see. A kind without waiting items is left out. */
export async function countWaiting(
  sources: readonly WaitingSource[],
  { read, now, caller }: { read: Read; now: Date; caller: WaitingCaller },
): Promise<WaitingCount[]> {
  const told = waitingFor(caller.roles);
  const asked = sources.filter(({ kinds }) => kinds.some((kind) => told.includes(kind)));
  const counts = (await Promise.all(asked.map(({ count }) => count(read, now, caller)))).flat();
  return counts.filter(({ kind, count }) => count > 0 && told.includes(kind));
}

/** GET /waiting. Counts the work of this service that waits for the caller's roles. Every service mounts it. */
export const waitingRoutes = (sources: readonly WaitingSource[]): Endpoint[] => [
  query(ListWaiting, {
    async run({ actor: caller, read, now }) {
      const counts = await countWaiting([DEAD_LETTERS, ...sources], { read, now, caller });
      return { data: counts.map(({ oldest, ...rest }) => ({ ...rest, oldest: oldest?.toISOString() ?? null })) };
    },
  }),
];
