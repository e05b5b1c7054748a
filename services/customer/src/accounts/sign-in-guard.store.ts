/**
 * Locks an account after several wrong passwords. A guess is counted before the password is checked, so parallel
 * guesses cannot exceed the limit. Each network from which somebody has signed in to the account is known, and has a
 * counter of its own. All unknown networks share one counter, whose origin is `*`. So guesses from an unknown network
 * can lock the account only for unknown networks. The owner can still sign in from a known network.
 */
import type { Aside } from '@toric/chassis/http/endpoint';
import type { Tx } from '@toric/messaging/sql';
import { Prisma } from '../generated/client.ts';

/** Keyed digests of the e-mail and of the caller's network. */
export type Attempt = { account: string; origin: string };

/**
 * How many seconds an account is locked after the fifth guess, after the sixth guess, and so on. The last value applies
 * to all later guesses.
 */
const LOCK_SECONDS = [30, 60, 120, 240, 480, 900];
const STRANGER = '*';

/**
 * Counts a guess at a password and returns true. Returns false, without counting, while the account is locked for this
 * network. The count commits before the transaction of the sign-in, so that it stays if the sign-in is refused.
 */
export async function countGuess(aside: Aside, { account, origin }: Attempt): Promise<boolean> {
  const counted = await aside(Prisma.sql`
    insert into sign_in_guard as g (account, origin, guesses)
    values (${account}, coalesce((select k.origin from sign_in_guard k where k.account = ${account} and k.origin = ${origin}), ${STRANGER}), 1)
    on conflict (account, origin) do update set
      guesses = case when g.updated_at < now() - interval '24 hours' then 1 else g.guesses + 1 end,
      locked_until = case when g.updated_at < now() - interval '24 hours' then null
        else now() + make_interval(secs => (${LOCK_SECONDS}::int[])[least(g.guesses - 3, ${LOCK_SECONDS.length}::int)]) end,
      updated_at = now()
    where g.locked_until is null or g.locked_until <= now()
    returning g.guesses`);
  return counted.length === 1;
}

/**
 * Resets the counter after the right password. From then on, the caller's network is known and has a counter of its
 * own.
 */
export async function resetGuesses(tx: Tx, { account, origin }: Attempt): Promise<void> {
  const known = await tx.run`
    update sign_in_guard set guesses = 0, locked_until = null, updated_at = now()
    where account = ${account} and origin = ${origin}`;
  if (known > 0) return;
  await tx.run`delete from sign_in_guard where account = ${account} and origin = ${STRANGER}`;
  await tx.run`insert into sign_in_guard (account, origin) values (${account}, ${origin}) on conflict do nothing`;
}

/**
 * Deletes up to ten counters of unknown networks that have not changed for 30 days, and up to ten counters of any
 * network that have not changed for 180 days. Each sign-in does this, so the table stays small.
 * Each of the two statements reads an index from its oldest row on, and stops early. One statement with both conditions
 * would also have to read every counter of a known network that is between 30 and 180 days old.
 */
export async function deleteOldGuesses(tx: Tx): Promise<void> {
  await Promise.all([
    tx.run`
      delete from sign_in_guard where (account, origin) in (
        select account, origin from sign_in_guard where origin = '*' and updated_at < now() - interval '30 days'
        order by updated_at limit 10 for update skip locked)`,
    tx.run`
      delete from sign_in_guard where (account, origin) in (
        select account, origin from sign_in_guard where updated_at < now() - interval '180 days'
        order by updated_at limit 10 for update skip locked)`,
  ]);
}
