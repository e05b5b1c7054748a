import type { ItemResult, JobContext, PlannedItem } from '@toric/chassis/jobs/job-kind';
import { PRICE_NEEDS_TWO, PRICE_PROPOSAL_ENDED } from '@toric/contracts/customer/imports/import-row.errors';
import { CHANGED_SINCE, GONE_SINCE } from '@toric/contracts/jobs/job.errors';
import { emits } from '@toric/messaging/outcome';
import { lockProducts } from '../catalogue/product.store.ts';
import { findPricedPacks } from '../price-approval/price-proposal.store.ts';
import { needsApproval, type PriceChange, priceIn, type PriceLimits, samePrice } from '../pricing/price.ts';
import { priceRecords } from '../pricing/price-record.ts';
import { changePrices, findPriceLimits } from '../pricing/price.store.ts';
import type { PackOfProduct } from '../price-approval/price-proposal.ts';
import { announce } from './announce-prices.flow.ts';
import { findImported, type ImportedPrice, lockProposals, rejectProposals } from './prices.store.ts';

const REASON = 'The import was undone.';

/**
 * Undoes an import of prices: sets the earlier prices again by new changes, because the record of prices is
 * append-only. Rejects a proposal that is still open. If an earlier price is lower, the present price stays, because a
 * lower price needs two people.
 */
export async function takeBackPrices(items: readonly PlannedItem[], { tx, now, newId, job }: JobContext) {
  const ids = items.flatMap(({ recordIds: [id] }) => id ?? []);
  const imported = new Map((await findImported(tx, ids)).map((one) => [one.id, one]));
  const packIds = [...new Set([...imported.values()].map(({ packId }) => packId))];
  const products = (await findPricedPacks(tx, packIds)).map(({ productId }) => productId);
  await lockProducts(tx, [...new Set(products)]);
  const packs = await findPricedPacks(tx, packIds);
  const proposals = await lockProposals(
    tx,
    [...imported.values()].flatMap(({ proposalId }) => proposalId ?? []),
  );
  const open = new Set(proposals.flatMap(({ id, status }) => (status === 'open' ? [id] : [])));
  const limits = await findPriceLimits(tx, packIds, { by: job.createdBy, now });
  const decided = items.map(({ recordIds: [id = ''] }) => decide(imported.get(id), { packs, open, limits }));
  const changes = decided.flatMap(({ change }) => change ?? []);
  changePrices(tx, changes, { changedBy: job.createdBy, reason: REASON, importId: job.id }, { now, newId });
  const ended = [...new Set(decided.flatMap(({ proposalId }) => proposalId ?? []))];
  await rejectProposals(tx, ended, job.createdBy, now);
  const offers = await announce(tx, changes, packs, now);
  const rejections = ended.map((subject) => ({ action: 'price-proposal.rejected', subject, why: REASON }) as const);
  return {
    results: decided.map(({ result }) => result),
    outcome: emits(...offers).records(...priceRecords(changes, REASON), ...rejections),
  };
}

type Present = {
  readonly packs: readonly PackOfProduct[];
  readonly open: ReadonlySet<string>;
  readonly limits: PriceLimits;
};
type Decided = { readonly result: ItemResult; readonly change?: PriceChange; readonly proposalId?: string };

const left = (detail: { en: string; zh: string }): Decided => ({ result: { did: 'rejected', reasons: [{ detail }] } });

function decide(imported: ImportedPrice | undefined, { packs, open, limits }: Present): Decided {
  if (!imported) return left(GONE_SINCE());
  const { packId, market, before, after, proposalId } = imported;
  const did = before ? 'updated' : 'removed';
  if (proposalId !== null) return open.has(proposalId) ? { result: { did }, proposalId } : left(PRICE_PROPOSAL_ENDED());
  const now = priceIn(
    packs.find(({ id }) => id === packId),
    market,
  );
  if (!samePrice(now, after)) return left(CHANGED_SINCE());
  const change = { packId, market, before: now, after: before };
  return needsApproval(change, limits) ? left(PRICE_NEEDS_TWO()) : { result: { did }, change };
}
