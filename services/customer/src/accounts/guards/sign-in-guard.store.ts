/**
 * Slows down password guesses. Each network has its own counter for each account, so nobody can lock the owner out of
 * another network, even a new one. A guess is counted before the password is checked, so parallel guesses cannot exceed
 * the limit. The row with origin `*` counts the guesses of all networks at the account, and locks nothing. During an
 * attack, a network that never signed in to the account is locked after two guesses instead of five. So an attacker
 * with many networks gets few guesses, and the owner can sign in with the right password. All times are the real time
 * (ADR 0065).
 */
import type { Aside } from '@toric/chassis/http/endpoint';
import type { Tx } from '@toric/messaging/sql';
import { Prisma } from '../../generated/client.ts';

/** Holds the keyed digests of the e-mail and of the caller's network, for which password guesses are counted. */
export type Attempt = { account: string; origin: string };

/**
 * Lists how many seconds an account is locked after the fifth guess, after the sixth guess, and so on. The last value
 * applies to all later guesses.
 */
const LOCK_SECONDS = [30, 60, 120, 240, 480, 900];
const EVERYBODY = '*';
/** From this number of guesses at one account in a day on, unknown networks get fewer guesses. */
const ATTACKED = 50;
/** During an attack on an account, an unknown network is locked this number of guesses earlier than usual. */
const FEWER = 3;

/**
 * Counts a password guess and returns true. Returns false, without counting, while the account is locked for this
 * network. The count commits before the transaction of the sign-in, so that it stays if the sign-in is refused. Each
 * guess deletes up to two old counters, so the table holds the guesses of about one day.
 */
export async function countGuess(aside: Aside, { account, origin }: Attempt): Promise<boolean> {
  const counted = await aside(Prisma.sql`
    with old as (
      delete from sign_in_guard where (account, origin) in (
        select account, origin from sign_in_guard
        where not known and updated_at < transaction_timestamp() - interval '24 hours' and account <> ${account}
        order by updated_at limit 2 for update skip locked)
    ), everybody as (
      insert into sign_in_guard as a (account, origin, guesses) values (${account}, ${EVERYBODY}, 1)
      on conflict (account, origin) do update set
        guesses = case when a.updated_at < transaction_timestamp() - interval '24 hours' then 1 else a.guesses + 1 end, updated_at = transaction_timestamp()
      returning guesses
    )
    insert into sign_in_guard as g (account, origin, guesses)
    select ${account}, ${origin}, 1 from everybody
    on conflict (account, origin) do update set
      guesses = case when g.updated_at < transaction_timestamp() - interval '24 hours' then 1 else g.guesses + 1 end,
      locked_until = case when g.updated_at < transaction_timestamp() - interval '24 hours' then null
        else transaction_timestamp() + make_interval(secs => (${LOCK_SECONDS}::int[])[least(
          g.guesses - 3 + case when not g.known and (select guesses from everybody) > ${ATTACKED}::int then ${FEWER}::int else 0 end,
          ${LOCK_SECONDS.length}::int)]) end,
      updated_at = transaction_timestamp()
    where g.locked_until is null or g.locked_until <= transaction_timestamp()
    returning g.guesses`);
  return counted.length === 1;
}

/** Resets the counter of the caller's network after the right password, and marks the network as known. */
export async function resetGuesses(tx: Tx, { account, origin }: Attempt): Promise<void> {
  await tx.run`
    update sign_in_guard set guesses = greatest(guesses - 1, 0) where account = ${account} and origin = ${EVERYBODY}`;
  await tx.run`
    insert into sign_in_guard (account, origin, known) values (${account}, ${origin}, true)
    on conflict (account, origin) do update set guesses = 0, locked_until = null, known = true, updated_at = transaction_timestamp()`;
}

/**
 * Deletes up to ten known networks that were not used for 180 days. Each sign-in does this, so the table stays small.
 */
export async function deleteOldGuesses(tx: Tx): Promise<void> {
  await tx.run`
    delete from sign_in_guard where (account, origin) in (
      select account, origin from sign_in_guard where updated_at < transaction_timestamp() - interval '180 days'
      order by updated_at limit 10 for update skip locked)`;
}
