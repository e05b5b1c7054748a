import { json, type Tx } from '@toric/messaging/sql';
import type { PackOfProduct, PriceProposal } from './price-proposal.ts';

export function insertProposal(tx: Tx, proposal: PriceProposal): void {
  const { id, status, reason, prices, proposedBy, version, createdAt, updatedAt } = proposal;
  tx.write`
    insert into price_proposal (id, status, reason, prices, proposed_by, version, created_at, updated_at)
    values (${id}, ${status}, ${reason}, ${json(prices)}, ${proposedBy}, ${version}, ${createdAt}, ${updatedAt})`;
}

/** Locks the proposal until the commit and returns it. Returns undefined if there is no such proposal. */
export const lockProposal = (tx: Tx, id: string): Promise<PriceProposal | undefined> =>
  tx.maybe<PriceProposal>`select * from price_proposal where id = ${id} for update`;

/** Updates the decision about a proposal. Its prices never change. */
export function saveDecision(tx: Tx, proposal: PriceProposal): void {
  const { id, status, decidedBy, rejection, version, updatedAt } = proposal;
  tx.expect(1, 'the proposal is missing')`
    update price_proposal set status = ${status}, decided_by = ${decidedBy}, rejection = ${rejection},
      version = ${version}, updated_at = ${updatedAt}
    where id = ${id}`;
}

/** Returns these packs with their products and their prices. A pack that does not exist is left out. */
export const findPricedPacks = (tx: Tx, packIds: readonly string[]): Promise<PackOfProduct[]> =>
  tx.many<PackOfProduct>`
    select pack.id, product_id, size, coalesce(
      (select json_agg(json_build_object('market', market, 'currency', currency, 'amount', amount, 'taxRate', tax_rate)
         order by market) from price where pack_id = pack.id), '[]') as prices
    from pack where id = any(${packIds}::uuid[])`;
