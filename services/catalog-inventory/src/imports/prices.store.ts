import type { ProposedPrice } from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import type { PriceValue } from '@toric/contracts/catalog-inventory/pricing/price.http';
import { json, type Tx } from '@toric/messaging/sql';
import type { PackOfProduct } from '../price-approval/price-proposal.ts';

export type ImportedPack = PackOfProduct & { readonly gtin: string };

/** Returns the packs with these GTINs, with their prices, by GTIN. */
export async function findPacksByGtin(tx: Tx, gtins: readonly string[]): Promise<ReadonlyMap<string, ImportedPack>> {
  const rows = await tx.many<ImportedPack>`
    select pack.id, gtin, product_id, size, coalesce(
      (select json_agg(json_build_object('market', market, 'currency', currency, 'amount', amount, 'taxRate', tax_rate)
         order by market) from price where pack_id = pack.id), '[]') as prices
    from pack where gtin = any(${gtins}::text[])`;
  return new Map(rows.map((pack) => [pack.gtin, pack]));
}

type StoredPrice = { readonly packId: string; readonly market: string; readonly value: PriceValue };

/** Returns the present prices of these packs. */
export const findStoredPrices = (tx: Tx, packIds: readonly string[]): Promise<StoredPrice[]> =>
  tx.many<StoredPrice>`
    select pack_id, market, json_build_object('packSize', size, 'currency', currency, 'amount', amount,
      'taxRate', tax_rate) as value
    from price join pack on pack.id = pack_id where pack_id = any(${packIds}::uuid[])`;

export type ImportedPrice = {
  readonly id: string;
  readonly jobId: string;
  readonly packId: string;
  readonly market: string;
  readonly before: PriceValue | null;
  readonly after: PriceValue;
  readonly proposalId: string | null;
};

export async function insertImported(
  tx: Tx,
  jobId: string,
  prices: readonly Omit<ImportedPrice, 'jobId'>[],
): Promise<void> {
  if (prices.length === 0) return;
  await tx.run`
    insert into imported_price (id, job_id, pack_id, market, before, after, proposal_id)
    select id, ${jobId}::uuid, "packId", market, before, after, "proposalId"
    from json_to_recordset(${json(prices)}::json)
      as p(id uuid, "packId" uuid, market text, before jsonb, after jsonb, "proposalId" uuid)`;
}

/** Returns the imported prices with these ids. */
export const findImported = (tx: Tx, ids: readonly string[]): Promise<ImportedPrice[]> =>
  tx.many<ImportedPrice>`select * from imported_price where id = any(${ids}::uuid[])`;

type ProposalState = { readonly id: string; readonly status: string; readonly prices: readonly ProposedPrice[] };

/** Locks these price proposals and returns their states. */
export const lockProposals = (tx: Tx, ids: readonly string[]): Promise<ProposalState[]> =>
  tx.many<ProposalState>`select id, status, prices from price_proposal where id = any(${ids}::uuid[]) order by id for update`;

/** Rejects the open price proposals of an import that is undone, in the name of the person who undoes the import. */
export async function rejectProposals(tx: Tx, ids: readonly string[], by: string, now: Date): Promise<void> {
  await tx.run`
    update price_proposal set status = 'rejected', decided_by = ${by}, rejection = 'The import was undone.',
      version = version + 1, updated_at = ${now}
    where id = any(${ids}::uuid[]) and status = 'open'`;
}
