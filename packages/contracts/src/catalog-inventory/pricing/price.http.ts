/** Declares the HTTP operations on floors of prices and on the record of price changes. */
import { z } from 'zod';
import { STAFF_ROLES } from '../../kernel/access.ts';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { BasisPoints, Currency, LARGEST_AMOUNT, MinorUnits, PriceCurrency } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText, severalLines } from '../../kernel/text.ts';
import { Country, Market } from '../../lens.ts';

const owner = 'catalog-inventory';

export const PriceReason = severalLines(300).min(3).meta({
  description: 'Why the prices change. It is kept with each change, and cannot be corrected.',
  example: 'Price list of January',
});

export const PriceFloorBody = z.strictObject({
  market: Country,
  currency: PriceCurrency.meta({ description: 'A price in any other currency needs the approval of finance.' }),
  amount: z
    .int()
    .min(1)
    .max(LARGEST_AMOUNT)
    .meta({ description: 'The lowest price of any box, in minor units, tax included.' }),
  share: BasisPoints.min(1).meta({
    description:
      'The lowest share of the highest price that the pack had in this market within the last 30 days, in parts per ten thousand.',
  }),
  reason: PriceReason,
});
export type PriceFloorBody = z.infer<typeof PriceFloorBody>;

export const PriceFloorView = PriceFloorBody.extend({
  id: Id,
  market: Market,
  currency: Currency,
  reason: SentText,
  setBy: Id.meta({
    description: 'The person of finance who set the floor. This person sets no prices under it alone.',
  }),
  createdAt: Instant,
});
export type PriceFloorView = z.infer<typeof PriceFloorView>;

export const SetPriceFloor = operation({
  id: 'setPriceFloor',
  record: ['price-floor.set'],
  endpoint: 'POST /price-floors',
  owner,
  summary: 'Set the floor of prices in a market',
  description:
    'A price below the floor needs two people: somebody proposes it (`proposePrices`), and finance approves it. Without a floor for the market, every new or lower price there does. The newest floor of a market is in force. Prices that hold already are not changed.',
  allow: ['finance'],
  body: PriceFloorBody,
  example: { market: 'CA', currency: 'CAD', amount: 1500, share: 7000, reason: 'Opening the Canadian shop' },
  reply: PriceFloorView,
  status: 201,
});

export const ListPriceFloors = operation({
  id: 'listPriceFloors',
  endpoint: 'GET /price-floors',
  owner,
  summary: 'List the floors of prices, newest first',
  description: 'The newest floor of a market is in force. The others show who set which floor before, and why.',
  allow: ['finance', 'sales', 'admin', 'auditor'],
  query: PageQuery.extend({ market: Market.optional() }),
  reply: page(PriceFloorView),
});

/** Describes the price of a pack in one market. */
export const PriceValue = z.object({
  packSize: z.int().meta({ description: 'Lenses in one box, to which the price applies.' }),
  currency: Currency,
  amount: MinorUnits,
  taxRate: BasisPoints,
});
export type PriceValue = z.infer<typeof PriceValue>;

export const PriceChangeView = z.object({
  id: Id,
  productId: Id,
  packId: Id,
  market: Market,
  before: PriceValue.nullable().meta({ description: 'Null if the pack had no price in this market.' }),
  after: PriceValue.nullable().meta({ description: 'Null if the pack is no longer sold in this market.' }),
  reason: SentText,
  changedBy: Id.meta({ description: 'The person who set or proposed the price.' }),
  approvedBy: Id.nullable().meta({ description: 'The person of finance who approved it. Null if none was needed.' }),
  proposalId: Id.nullable(),
  importId: Id.nullable().meta({ description: 'The import of a catalogue file that changed the price.' }),
  createdAt: Instant,
});
export type PriceChangeView = z.infer<typeof PriceChangeView>;

export const ListPriceChanges = operation({
  id: 'listPriceChanges',
  endpoint: 'GET /price-changes',
  owner,
  summary: 'List the changes of prices, newest first',
  description:
    'Shows who changed which price, when and why, by hand, by a proposal or by a file. The record begins with the release that introduced it, and cannot be changed.',
  allow: STAFF_ROLES,
  query: PageQuery.extend({
    productId: Id.optional(),
    packId: Id.optional(),
    market: Market.optional(),
    changedBy: Id.optional(),
  }),
  reply: page(PriceChangeView),
});
