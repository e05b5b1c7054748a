/**
 * Declares the public query about goods that are no lens: what they cost in a market, and whether they are in stock.
 */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { Money } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText } from '../../kernel/text.ts';
import { Country } from '../../lens.ts';
import { PRODUCT_IS_A_LENS, PRODUCT_NOT_FOUND } from '../catalogue/catalogue.errors.ts';
import { productParams } from '../catalogue/catalogue.http.ts';
import { Availability } from './lens.http.ts';

export const CheckGoods = operation({
  id: 'checkGoods',
  endpoint: 'GET /products/{handle}/goods',
  owner: 'catalog-inventory',
  summary: 'Check whether goods that are no lens are in stock',
  description:
    'Answers the packs that have a price in the market. A service is always available. For a lens, ask `checkLens` instead: its stock depends on its parameters.',
  allow: ['public'],
  cacheable: true,
  params: productParams,
  query: z.strictObject({ market: Country }),
  inMarket: true,
  reply: z.object({
    packs: z.array(
      z.object({
        packId: Id,
        size: z.int(),
        content: SentText.nullable(),
        price: Money,
        availability: Availability,
      }),
    ),
  }),
  errors: [PRODUCT_NOT_FOUND, PRODUCT_IS_A_LENS],
});
