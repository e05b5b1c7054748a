/** Reads and writes deals. Title, note and the text about a loss are encrypted with a key of the deal. */
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { DealKind, DealState, LostReason } from '@toric/contracts/customer/pipeline/deal.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { SentText } from '@toric/contracts/kernel/text';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { findKeyrings, insertKey, readKeyrings } from '../data-key.store.ts';
import type { Deal as Row, DealStep as StepRow, Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';
import type { Deal } from './deal.ts';

const texts = sealedColumn('deal', z.object({ title: SentText, note: SentText, lostDetail: SentText.nullable() }));

const textsOf = ({ title, note, lostDetail }: Deal) => ({ title, note, lostDetail });

/** Describes a stored deal. `pg` returns a day as text, and Prisma as midnight in UTC. */
type Stored = Omit<Row, 'expectedClose'> & { readonly expectedClose: Date | string };
const dayOf = (day: Date | string): string => (typeof day === 'string' ? day : day.toISOString().slice(0, 10));

/** Returns the deal of a row. Throws if the row is damaged. */
function dealOf(keys: Keyring, { sealed, amount, currency, expectedClose, ...row }: Stored): Deal {
  return {
    ...row,
    ...texts.open(keys, row.id, sealed),
    kind: DealKind.parse(row.kind),
    state: DealState.parse(row.state),
    lostReason: LostReason.nullable().parse(row.lostReason),
    value: { amount, currency },
    expectedClose: dayOf(expectedClose),
  };
}

export async function insertDeal(tx: Tx, vault: Vault, deal: Deal): Promise<void> {
  const { id, kind, stageId, stageSince, value, expectedClose, ownerId, partnerId, customerId, createdAt } = deal;
  const key = vault.newKey(id);
  await insertKey(tx, key);
  await tx.run`
    insert into deal (id, kind, state, stage_id, stage_since, sealed, amount, currency, expected_close, owner_id, partner_id,
      customer_id, created_at, updated_at)
    values (${id}, ${kind}, 'open', ${stageId}, ${stageSince}, ${texts.seal(vault.keyring([key]), id, textsOf(deal))},
      ${value.amount}, ${value.currency}, ${expectedClose}::date, ${ownerId}, ${partnerId}, ${customerId}, ${createdAt},
      ${createdAt})`;
}

/** Locks the deal until the transaction ends, and returns it. */
export async function lockDeal(tx: Tx, vault: Vault, id: string): Promise<Deal | undefined> {
  const row = await tx.maybe<Stored>`select * from deal where id = ${id} for no key update`;
  return row && dealOf((await findKeyrings(tx, vault, [id]))(id), row);
}

export async function saveDeal(tx: Tx, vault: Vault, deal: Deal): Promise<void> {
  const { id, kind, state, stageId, stageSince, value, expectedClose, ownerId, partnerId, customerId } = deal;
  const keys = (await findKeyrings(tx, vault, [id]))(id);
  await tx.run`
    update deal set kind = ${kind}, state = ${state}, stage_id = ${stageId}, stage_since = ${stageSince},
      sealed = ${texts.seal(keys, id, textsOf(deal))}, amount = ${value.amount}, currency = ${value.currency},
      expected_close = ${expectedClose}::date, owner_id = ${ownerId}, partner_id = ${partnerId}, customer_id = ${customerId},
      lost_reason = ${deal.lostReason}, closed_at = ${deal.closedAt}, version = ${deal.version}, updated_at = ${deal.updatedAt}
    where id = ${id}`;
}

/** Records a step of the deal, which is its present stage or its end. */
export async function insertStep(tx: Tx, step: { id: string; deal: Deal; by: string; at: Date }): Promise<void> {
  const { id, deal, by, at } = step;
  const stageId = deal.state === 'open' ? deal.stageId : null;
  await tx.run`
    insert into deal_step (id, deal_id, stage_id, state, at, by)
    values (${id}, ${deal.id}, ${stageId}, ${deal.state}, ${at}, ${by})`;
}

export type DealFilter = {
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly stageId?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly partnerId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly closesFrom?: string | undefined;
  readonly closesTo?: string | undefined;
};

function whereOf({ closesFrom, closesTo, ...equal }: DealFilter): Prisma.DealWhereInput {
  const given = Object.fromEntries(Object.entries(equal).filter(([, value]) => value !== undefined));
  const closes = { ...(closesFrom && { gte: new Date(closesFrom) }), ...(closesTo && { lte: new Date(closesTo) }) };
  return { ...given, ...((closesFrom ?? closesTo) && { expectedClose: closes }) };
}

/** Returns at most `limit` + 1 deals, newest first. The extra deal shows that another page follows. */
export async function readDeals(
  db: Reader,
  vault: Vault,
  filter: DealFilter,
  page: PageQuery,
): Promise<PageRows<Cursor & { deal: Deal }>> {
  const where = whereOf(filter);
  const rows = await db.deal.findMany(pageRange(page, where));
  const keysOf = await readKeyrings(
    db,
    vault,
    rows.map(({ id }) => id),
  );
  const listed = rows.map((row) => ({
    ...{ id: row.id, createdAt: row.createdAt },
    get deal() {
      return dealOf(keysOf(row.id), row);
    },
  }));
  return withTotal(page, listed, (range) => db.deal.count({ where, ...range }));
}

export async function readDeal(
  db: Reader,
  vault: Vault,
  id: string,
): Promise<{ deal: Deal; steps: StepRow[] } | undefined> {
  const row = await db.deal.findUnique({
    where: { id },
    include: { steps: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  });
  if (!row) return undefined;
  const { steps, ...stored } = row;
  return { deal: dealOf((await readKeyrings(db, vault, [id]))(id), stored), steps };
}

/** Holds the texts that replace those of a deal whose customer was erased. */
const ERASED = { title: '–', note: '', lostDetail: null };

/**
 * Removes an erased customer from her deals. Their texts may name her, so they are replaced, and the keys of the old
 * texts are destroyed. The amounts stay, because they belong to the shop.
 */
export async function forgetInDeals(tx: Tx, vault: Vault, customerId: string): Promise<void> {
  const deals = await tx.many<{ id: string; version: number }>`
    select d.id, max(k.version)::int as version from deal d join data_key k on k.customer_id = d.id
    where d.customer_id = ${customerId} group by d.id`;
  for (const { id, version } of deals) {
    const key = vault.newKey(id, version + 1);
    await insertKey(tx, key);
    await tx.run`
      update deal set sealed = ${texts.seal(vault.keyring([key]), id, ERASED)}, customer_id = null where id = ${id}`;
    await tx.run`delete from data_key where customer_id = ${id} and version <= ${version}`;
  }
}

/** Returns the deals of a customer with their texts, for the file of an access request. */
export async function findDealRecords(tx: Tx, vault: Vault, customerId: string): Promise<Deal[]> {
  const rows = await tx.many<Stored>`select * from deal where customer_id = ${customerId} order by created_at, id`;
  const keysOf = await findKeyrings(
    tx,
    vault,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => dealOf(keysOf(row.id), row));
}
