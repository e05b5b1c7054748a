// Reads the limits of prices, and is the only file that writes prices. Each change of a price is written together with
// its record, so no change is without a record. The caller has locked the products of the packs.
import type { PriceValue } from '@toric/contracts/catalog-inventory/pricing/price.http';
import { json, type Tx } from '@toric/messaging/sql';
import { DAY_MS } from '@toric/optics/calendar-day';
import { COMPARED_DAYS, type PastPrice, type PriceChange, type PriceFloor, type PriceLimits } from './price.ts';

type StoredChange = {
  packId: string;
  market: string;
  before: PriceValue | null;
  after: PriceValue | null;
};

/**
 * Returns the floors in force, and the past prices of these packs: the present prices, and the prices before and after
 * each change of the last `COMPARED_DAYS` days and the last change of all.
 */
export async function findPriceLimits(
  tx: Tx,
  packIds: readonly string[],
  { by, now }: { by: string; now: Date },
): Promise<PriceLimits> {
  const since = new Date(now.getTime() - COMPARED_DAYS * DAY_MS);
  const [floors, held, changes] = await Promise.all([
    tx.many<PriceFloor>`select distinct on (market) * from price_floor order by market, created_at desc, id desc`,
    tx.many<PastPrice>`
      select pack_id, market, json_build_object('packSize', size, 'currency', currency, 'amount', amount,
        'taxRate', tax_rate) as value
      from price join pack on pack.id = pack_id where pack_id = any(${packIds}::uuid[])`,
    tx.many<StoredChange>`
      select pack_id, market, before, after from price_change
      where pack_id = any(${packIds}::uuid[]) and created_at >= ${since}
      union all
      select * from (
        select distinct on (pack_id, market) pack_id, market, before, after from price_change
        where pack_id = any(${packIds}::uuid[]) order by pack_id, market, created_at desc, id desc) as last_change`,
  ]);
  const past = changes.flatMap(({ packId, market, before, after }) =>
    [before, after].flatMap((value) => (value ? [{ packId, market, value }] : [])),
  );
  return { by, floors, past: [...held, ...past] };
}

type Cause = {
  readonly changedBy: string;
  readonly reason: string;
  readonly approvedBy?: string;
  readonly proposalId?: string;
  readonly importId?: string;
};

/** Writes the prices, and a record of each change. The packs exist already. */
export function changePrices(
  tx: Tx,
  changes: readonly PriceChange[],
  { changedBy, reason, approvedBy, proposalId, importId }: Cause,
  { now, newId }: { now: Date; newId: () => string },
): void {
  if (changes.length === 0) return;
  const recorded = changes.map((change) => ({ id: newId(), ...change }));
  const removed = changes.filter(({ after }) => after === null);
  const put = changes.flatMap(({ packId, market, after }) => (after ? [{ packId, market, ...after }] : []));
  tx.write`
    delete from price using json_to_recordset(${json(removed)}::json) as r("packId" uuid, market text)
    where pack_id = r."packId" and price.market = r.market`;
  tx.write`
    insert into price (pack_id, market, currency, amount, tax_rate)
    select "packId", market, currency, amount, "taxRate"
    from json_to_recordset(${json(put)}::json)
      as p("packId" uuid, market text, currency text, amount int, "taxRate" int)
    on conflict (pack_id, market) do update
      set currency = excluded.currency, amount = excluded.amount, tax_rate = excluded.tax_rate`;
  tx.expect(recorded.length, 'a change of a price was not recorded')`
    insert into price_change (id, product_id, pack_id, market, before, after, reason, changed_by, approved_by,
      proposal_id, import_id, created_at)
    select c.id, pack.product_id, "packId", c.market, c.before, c.after, ${reason}::text, ${changedBy}::uuid,
      ${approvedBy}::uuid, ${proposalId}::uuid, ${importId}::uuid, ${now}::timestamptz
    from json_to_recordset(${json(recorded)}::json)
      as c(id uuid, "packId" uuid, market text, before jsonb, after jsonb) join pack on pack.id = c."packId"`;
}
