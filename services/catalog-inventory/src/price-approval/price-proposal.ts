/**
 * Decides the rules of a price proposal. It holds prices that one person may not set alone. Another person approves it
 * as a whole, or rejects it.
 */
import {
  PRICE_IS_NOW,
  PRICE_NAMED_TWICE,
  PRICE_OF_NO_PACK,
  PRICE_PROPOSAL_DECIDED,
  PRICE_PROPOSAL_INVALID,
  PRICE_PROPOSAL_OWN,
  PRICE_PROPOSAL_STALE,
  PRICE_UNCHANGED,
} from '@toric/contracts/catalog-inventory/pricing/price.errors';
import type { PriceValue } from '@toric/contracts/catalog-inventory/pricing/price.http';
import type {
  PriceProposalView,
  ProposedPrice,
  ProposePricesBody,
} from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { type PricedPack, priceIn, samePrice } from '../pricing/price.ts';

export type PriceProposal = Omit<PriceProposalView, 'prices' | 'createdAt' | 'updatedAt'> & {
  readonly prices: readonly ProposedPrice[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
};
/** Describes a pack with its product and its present prices. */
export type PackOfProduct = PricedPack & { readonly productId: string };
type Context = { readonly id: string; readonly by: string; readonly now: Date };

/** Returns the new proposal. Throws if it names a price twice, an unknown pack, or a price that is in force already. */
export function newPriceProposal(
  { reason, prices }: ProposePricesBody,
  packs: readonly PackOfProduct[],
  { id, by, now }: Context,
): PriceProposal {
  const errors: { pointer: string; detail: Text }[] = [];
  const proposed = prices.flatMap(({ packId, market, ...price }, index): ProposedPrice[] => {
    const pack = packs.find((one) => one.id === packId);
    const wrong = (field: string, detail: Text) => {
      errors.push({ pointer: `/prices/${index}/${field}`, detail });
      return [];
    };
    if (!pack) return wrong('packId', PRICE_OF_NO_PACK());
    const first = prices.findIndex((one) => one.packId === packId && one.market === market);
    if (first < index) return wrong('market', PRICE_NAMED_TWICE());
    const before = priceIn(pack, market);
    const after = { packSize: pack.size, ...price };
    return samePrice(before, after)
      ? wrong('amount', PRICE_UNCHANGED())
      : [{ productId: pack.productId, packId, market, before, after }];
  });
  if (errors.length > 0) throw PRICE_PROPOSAL_INVALID().at(...errors);
  return {
    ...{ id, status: 'open', reason, prices: proposed, proposedBy: by, decidedBy: null, rejection: null },
    ...{ version: 1, createdAt: now, updatedAt: now },
  };
}

type Decision = Pick<PriceProposal, 'status' | 'decidedBy' | 'rejection'>;

function decided(proposal: PriceProposal, decision: Decision, now: Date): PriceProposal {
  const { status } = proposal;
  if (status !== 'open') throw PRICE_PROPOSAL_DECIDED({ status });
  return { ...proposal, ...decision, version: proposal.version + 1, updatedAt: now };
}

const shown = (value: PriceValue | null): string =>
  value === null ? '-' : `${value.amount} ${value.currency}, ${value.taxRate}, ${value.packSize}`;

/**
 * Returns the approved proposal. Throws if the approver proposed it, or if a present price is no longer the one that
 * the proposal shows. `packs` holds the packs of the proposal with their present prices.
 */
export function approvedProposal(
  proposal: PriceProposal,
  packs: readonly PackOfProduct[],
  { by, now }: Omit<Context, 'id'>,
): PriceProposal {
  const approved = decided(proposal, { status: 'approved', decidedBy: by, rejection: null }, now);
  if (proposal.proposedBy === by) throw PRICE_PROPOSAL_OWN();
  const errors = proposal.prices.flatMap(({ packId, market, before, after }, index) => {
    const pack = packs.find((one) => one.id === packId);
    const present = pack ? priceIn(pack, market) : null;
    if (samePrice(present, before) && pack?.size === after.packSize) return [];
    const detail = PRICE_IS_NOW({ now: shown(present), proposed: shown(before) });
    return [{ pointer: `#stored/prices/${index}`, detail }];
  });
  if (errors.length > 0) throw PRICE_PROPOSAL_STALE().at(...errors);
  return approved;
}

/** Returns the rejected proposal. The person who proposed it may also reject it. */
export const rejectedProposal = (
  proposal: PriceProposal,
  { by, reason, now }: { by: string; reason: string; now: Date },
): PriceProposal => decided(proposal, { status: 'rejected', decidedBy: by, rejection: reason }, now);

export const priceProposalView = ({ prices, createdAt, updatedAt, ...rest }: PriceProposal): PriceProposalView => ({
  ...rest,
  prices: [...prices],
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
