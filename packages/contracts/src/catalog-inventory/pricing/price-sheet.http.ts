/**
 * Declares the HTTP operations of a sheet of prices: the prices of many packs in one market, read and changed together.
 */
import { z } from 'zod';
import { Id, page, PageQuery } from '../../kernel/common.ts';
import { PriceCurrency } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { requestText, SentText } from '../../kernel/text.ts';
import { Country, Market } from '../../lens.ts';
import { Price } from '../events.ts';
import { PRICE_NEEDS_APPROVAL, PRICE_SHEET_INVALID } from './price.errors.ts';
import { PriceReason, PriceValue } from './price.http.ts';

const owner = 'catalog-inventory';

/** One request changes at most this number of prices. */
export const PRICES_AT_ONCE = 500;

export const PackPriceView = z.object({
  productId: Id,
  handle: SentText,
  productName: SentText,
  packId: Id,
  gtin: SentText,
  packSize: z.int(),
  market: Market,
  price: PriceValue.nullable().meta({ description: 'Null if the pack is not sold in this market.' }),
});
export type PackPriceView = z.infer<typeof PackPriceView>;

export const ListPackPrices = operation({
  id: 'listPackPrices',
  endpoint: 'GET /pack-prices',
  owner,
  summary: 'List the prices of all packs in one market, the newest pack first',
  allow: ['sales', 'admin', 'finance', 'auditor'],
  query: PageQuery.extend({
    market: Market,
    q: requestText().trim().min(1).max(100).optional().meta({
      description: 'A part of the name, the brand or the handle of the product, or a whole GTIN.',
    }),
    productId: Id.optional(),
  }),
  reply: page(PackPriceView),
});

const Stored = Price.omit({ market: true }).strict();

export const ChangePricesBody = z.strictObject({
  reason: PriceReason,
  prices: z
    .array(
      Price.extend({
        packId: Id,
        market: Country,
        currency: PriceCurrency,
        was: Stored.nullable().meta({
          description: 'The price that the person saw, or null if there was none. Another price is not overwritten.',
        }),
      }).strict(),
    )
    .min(1)
    .max(PRICES_AT_ONCE)
    .meta({ description: 'The new prices. Prices that are not named stay.' }),
});
export type ChangePricesBody = z.infer<typeof ChangePricesBody>;

export const ChangePrices = operation({
  id: 'changePrices',
  record: ['price.added', 'price.changed'],
  endpoint: 'POST /pack-prices',
  owner,
  summary: 'Change the prices of many packs together',
  description:
    'All prices hold at once, or none does. Each wrong price has an error of its own (`/prices/3/amount`). A price that one person may not set alone is refused as a single change is: propose it with `proposePrices`. A price that somebody else has changed meanwhile is not overwritten.',
  allow: ['sales', 'admin'],
  body: ChangePricesBody,
  example: {
    reason: 'Price list of January',
    prices: [
      {
        ...{ packId: '0197a000-0000-7000-8000-00000000000b', market: 'US', currency: 'USD', amount: 6600, taxRate: 0 },
        was: { currency: 'USD', amount: 6400, taxRate: 0 },
      },
    ],
  },
  reply: z.object({
    changed: z.int().meta({ description: 'Prices that have changed. A price that held already is none.' }),
  }),
  errors: [PRICE_SHEET_INVALID, PRICE_NEEDS_APPROVAL],
});
