/** Reads and writes pairs of customers who are probably one person, and the decisions about them. */
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring } from '@toric/chassis/data/vault';
import type { DuplicateState } from '@toric/contracts/customer/quality/duplicate.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { oneLine } from '@toric/contracts/kernel/text';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { DuplicatePair as Row, Prisma } from '../../generated/client.ts';
import type { Reader } from '../../reader.store.ts';
import { sealedColumn } from '../../sealed-column.ts';
import type { Likeness } from './likeness.ts';

const reasons = sealedColumn('duplicate_pair', z.strictObject({ reason: oneLine(200) }));

export type FoundPair = Likeness & { readonly id: string; readonly one: string; readonly other: string };

/**
 * Writes the pairs that were found. A decision of a person is kept. Only a pair that is open, or whose customers were
 * no longer similar, gets the new score.
 */
export async function savePairs(tx: Tx, pairs: readonly FoundPair[], now: Date): Promise<void> {
  const rows = pairs.map(({ id, one, other, score, isCertain, reasons: why }) => ({
    ...{ id, one_id: one, other_id: other, score, is_certain: isCertain, reasons: why },
  }));
  await tx.run`
    insert into duplicate_pair as p (id, one_id, other_id, score, is_certain, reasons, state, created_at, updated_at)
    select id, one_id, other_id, score, is_certain, array(select jsonb_array_elements_text(reasons)), 'open', ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given(id uuid, one_id uuid, other_id uuid, score smallint, is_certain boolean, reasons jsonb)
    on conflict (one_id, other_id) do update set score = excluded.score, is_certain = excluded.is_certain,
      reasons = excluded.reasons, state = 'open', updated_at = excluded.updated_at
    where p.state in ('open', 'gone')`;
}

/** Closes the open pairs of these customers that were compared at `now` and were not found to be alike. */
export async function closeOthers(tx: Tx, compared: readonly string[], found: readonly FoundPair[], now: Date) {
  const keys = found.map(({ one, other }) => `${one} ${other}`);
  await tx.run`
    update duplicate_pair set state = 'gone', updated_at = ${now}
    where state = 'open' and (one_id = any(${compared}::uuid[]) or other_id = any(${compared}::uuid[]))
      and one_id || ' ' || other_id <> all(${keys}::text[])
      and not exists (select from duplicate_indexed i where i.customer_id in (one_id, other_id) and i.stage < 2
        and i.customer_id <> all(${compared}::uuid[]))`;
}

type PairFilter = { state?: DuplicateState | undefined; certain?: 'true' | 'false' | undefined };

export async function readPairs(db: Reader, filter: PairFilter, page: PageQuery): Promise<PageRows<Row & Cursor>> {
  const where: Prisma.DuplicatePairWhereInput = {
    ...(filter.state && { state: filter.state }),
    ...(filter.certain && { isCertain: filter.certain === 'true' }),
  };
  const rows = await db.duplicatePair.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.duplicatePair.count({ where, ...range }));
}

export const readPair = (db: Reader, id: string): Promise<Row | null> => db.duplicatePair.findUnique({ where: { id } });

export const lockPair = (tx: Tx, id: string): Promise<Row | undefined> =>
  tx.maybe<Row>`select * from duplicate_pair where id = ${id} for no key update`;

type Decision = { readonly state: DuplicateState; readonly sealed: string | null; readonly by: string | null };

export async function saveDecision(tx: Tx, id: string, { state, sealed, by }: Decision, now: Date): Promise<void> {
  await tx.run`
    update duplicate_pair set state = ${state}, sealed = ${sealed}, decided_by = ${by},
      decided_at = ${by === null ? null : now}, updated_at = ${now}
    where id = ${id}`;
}

export const sealReason = (keys: Keyring, id: string, reason: string): string => reasons.seal(keys, id, { reason });
