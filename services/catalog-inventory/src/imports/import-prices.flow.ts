import { openDigest } from '@toric/chassis/imports/content';
import { FED, type FedKind } from '@toric/chassis/imports/fed-import';
import type { FedJobPlan, FedRow } from '@toric/chassis/imports/fed-plan';
import {
  type Content,
  type ItemResult,
  type JobContext,
  jobKind,
  type PlannedItem,
} from '@toric/chassis/jobs/job-kind';
import type { PriceValue } from '@toric/contracts/catalog-inventory/pricing/price.http';
import { emits } from '@toric/messaging/outcome';
import { lockPacks, lockProducts } from '../catalogue/product.store.ts';
import { announce } from './announce-prices.flow.ts';
import { newPriceProposal } from '../price-approval/price-proposal.ts';
import { insertProposal } from '../price-approval/price-proposal.store.ts';
import { needsApproval, type PriceChange, samePrice } from '../pricing/price.ts';
import { priceRecords } from '../pricing/price-record.ts';
import { changePrices, findPriceLimits } from '../pricing/price.store.ts';
import {
  findImported,
  findPacksByGtin,
  findStoredPrices,
  type ImportedPack,
  insertImported,
  lockProposals,
} from './prices.store.ts';
import { priceChangeOf, priceRow } from './rows/price-row.ts';
import { takeBackPrices } from './take-back-prices.flow.ts';

type Context = JobContext<FedJobPlan>;

/**
 * Imports prices, within the limits of a single change. A price that needs two people becomes part of a proposal, which
 * another person approves (ADR 0036). Emits catalog-inventory.offer-changed.v1 for each product.
 */
export const importPrices: FedKind = {
  keysOf(row, plan) {
    const { gtin, market } = priceRow(row, plan);
    return gtin === undefined || market === undefined ? [] : [`price:${gtin}/${market}`];
  },
  kind: jobKind<FedRow, FedJobPlan>({
    ...FED,
    ...{ name: 'price-import', subject: 'price', lock: 'price', allow: ['sales'], tables: [] },
    apply: applyRows,
    takeBack: takeBackPrices,
    async readBack(ids, { tx }) {
      const imported = await findImported(tx, ids);
      const stored = await findStoredPrices(
        tx,
        imported.map(({ packId }) => packId),
      );
      const proposals = await lockProposals(
        tx,
        imported.flatMap(({ proposalId }) => proposalId ?? []),
      );
      return new Map(
        imported.flatMap(({ id, packId, market, proposalId }) => {
          const isSame = (one: { packId: string; market: string }) => one.packId === packId && one.market === market;
          const open = proposals.find((one) => one.id === proposalId && one.status === 'open');
          const value = open ? open.prices.find(isSame)?.after : stored.find(isSame)?.value;
          return value ? [[id, contentOf(packId, market, value)] as const] : [];
        }),
      );
    },
  }),
};

const contentOf = (packId: string, market: string, { amount, currency, taxRate, packSize }: PriceValue): Content => ({
  ...{ digest: openDigest({ packId, market, amount, currency, taxRate, packSize }), amount, currency },
});

type Row = {
  readonly pack: ImportedPack | undefined;
  readonly change: PriceChange | undefined;
  readonly rejected: ItemResult;
};

async function readRows(items: readonly PlannedItem<FedRow>[], { tx, job: { plan } }: Context): Promise<Row[]> {
  const rows = items.map(({ change }) => priceRow(change, plan));
  const gtins = rows.flatMap(({ gtin }) => gtin ?? []);
  const named = await findPacksByGtin(tx, gtins);
  await lockProducts(tx, [...new Set([...named.values()].map(({ productId }) => productId))]);
  await lockPacks(tx);
  const packs = await findPacksByGtin(tx, gtins);
  return rows.map((row) => {
    const pack = packs.get(row.gtin ?? '');
    const change = priceChangeOf(row, pack, plan);
    return { pack, change, rejected: { did: 'rejected', reasons: row.reader.reasons } };
  });
}

async function applyRows(items: readonly PlannedItem<FedRow>[], context: Context) {
  const { tx, now, newId, job } = context;
  const rows = await readRows(items, context);
  const packs = rows.flatMap(({ pack }) => pack ?? []);
  const ids = [...new Set(packs.map(({ id }) => id))];
  const limits = await findPriceLimits(tx, ids, { by: job.createdBy, now });
  const changes = rows.flatMap(({ change }) => (change && !samePrice(change.before, change.after) ? [change] : []));
  const low = changes.filter((change) => needsApproval(change, limits) !== undefined);
  const alone = changes.filter((change) => !low.includes(change));
  const reason = `Imported from ${job.plan.system}`;
  const proposal =
    low.length === 0 ? undefined : proposalOf(low, packs, { reason, id: newId(), by: job.createdBy, now });
  if (proposal) insertProposal(tx, proposal);
  changePrices(tx, alone, { changedBy: job.createdBy, reason, importId: job.id }, { now, newId });
  const offers = await announce(tx, alone, packs, now);
  const done = rows.map((row) => ({ ...row, id: newId() }));
  const results = done.map(resultOf);
  const imported = done.flatMap(({ change, id }) => {
    if (!change?.after) return [];
    const { packId, market, before, after } = change;
    return [{ id, packId, market, before, after, proposalId: proposal && low.includes(change) ? proposal.id : null }];
  });
  await insertImported(tx, job.id, imported);
  const outcome = emits(...offers).records(...priceRecords(alone, reason));
  if (!proposal) return { results, outcome };
  return { results, outcome: outcome.records({ action: 'price-proposal.added', subject: proposal.id, why: reason }) };
}

function resultOf({ change, rejected, id }: Row & { readonly id: string }): ItemResult {
  if (!change?.after) return rejected;
  const { before, after, packId, market } = change;
  const kept = { recordIds: [id] as const, content: contentOf(packId, market, after) };
  if (samePrice(before, after)) return { did: 'unchanged', ...kept };
  return before ? { did: 'updated', ...kept } : { did: 'created', ...kept };
}

type Proposing = { readonly reason: string; readonly id: string; readonly by: string; readonly now: Date };

function proposalOf(low: readonly PriceChange[], packs: readonly ImportedPack[], { reason, ...by }: Proposing) {
  const prices = low.flatMap(({ packId, market, after }) => {
    if (!after) return [];
    const { currency, amount, taxRate } = after;
    return [{ packId, market, currency, amount, taxRate }];
  });
  return newPriceProposal({ reason, prices }, packs, by);
}
