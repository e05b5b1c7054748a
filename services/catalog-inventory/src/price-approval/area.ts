import type { Area } from '@toric/chassis/area';
import { GoodsOfferChanged, OfferChanged } from '@toric/contracts/catalog-inventory/events';
import type { Reader } from '../reader.store.ts';
import { changePrices } from './features/change-prices.ts';
import { listPackPrices } from './features/list-pack-prices.ts';
import { approvePriceProposal } from './features/approve-price-proposal.ts';
import { getPriceProposal } from './features/get-price-proposal.ts';
import { listPriceProposals } from './features/list-price-proposals.ts';
import { proposePrices } from './features/propose-prices.ts';
import { rejectPriceProposal } from './features/reject-price-proposal.ts';

/**
 * Declares the area `price-approval`. It changes prices of many packs together, and approves prices that one person may
 * not set alone. It uses the areas `pricing` and `catalogue`.
 */
export const priceApproval: Area<Reader> = {
  routes: [
    ...[proposePrices, listPriceProposals, getPriceProposal, approvePriceProposal, rejectPriceProposal],
    ...[listPackPrices, changePrices],
  ],
  sends: [OfferChanged, GoodsOfferChanged],
};
