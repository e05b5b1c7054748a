/** The public catalogue: products as lists and one by one. */
import { z } from 'zod';
import { page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { Market, Replacement } from '../../lens.ts';
import { PRODUCT_NOT_FOUND } from '../catalogue/catalogue.errors.ts';
import { Modality, namedProduct, ProductSummary, ProductView } from '../catalogue/catalogue.http.ts';
import { LensQuery } from './lens.http.ts';

const owner = 'catalog-inventory';

export const ListProducts = operation({
  id: 'listProducts',
  endpoint: 'GET /products',
  owner,
  summary: 'Search the catalogue, newest first',
  description:
    '`q` looks for every word in name, brand and material; `sphere` and its like for what is made in that power. With `market`, what is priced there, at its prices.',
  allow: ['public'],
  query: PageQuery.extend({
    q: z.string().trim().max(100).optional(),
    modality: Modality.optional(),
    replacement: Replacement.optional(),
    brand: z.string().max(80).optional(),
    ...LensQuery.partial().shape,
    inStock: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: 'Only products of which some lens is in stock, or none; of that power, if one is given' }),
  }),
  reply: page(ProductSummary),
});

export const GetProduct = operation({
  id: 'getProduct',
  endpoint: 'GET /products/{handle}',
  owner,
  summary: 'Read a product with its parameter matrix, packs and prices',
  allow: ['public'],
  params: namedProduct,
  query: z.strictObject({ market: Market.optional() }),
  inMarket: true,
  reply: ProductView,
  versioned: true,
  errors: [PRODUCT_NOT_FOUND],
});
