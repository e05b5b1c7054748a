/** Declares the HTTP operations that read the catalogue. They are public. */
import { z } from 'zod';
import { page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { requestText } from '../../kernel/text.ts';
import { Market, Replacement, Country } from '../../lens.ts';
import { PRODUCT_NOT_FOUND } from '../catalogue/catalogue.errors.ts';
import { Modality, productParams, ProductSummary, ProductView } from '../catalogue/catalogue.http.ts';
import { LensQuery } from './lens.http.ts';

const owner = 'catalog-inventory';

export const ListProducts = operation({
  id: 'listProducts',
  endpoint: 'GET /products',
  owner,
  summary: 'Search the catalogue, newest first',
  description:
    'Lens parameters such as `sphere` find the products that are made in them. With `market`, only products that are priced there are listed, with the prices of that market.',
  allow: ['public'],
  query: PageQuery.extend({
    q: requestText()
      .trim()
      .max(100)
      .optional()
      .meta({ description: 'Finds products that have every one of these words in name, brand or material.' }),
    modality: Modality.optional(),
    replacement: Replacement.optional(),
    brand: requestText().max(80).optional(),
    ...LensQuery.partial().shape,
    inStock: z.enum(['true', 'false']).optional().meta({
      description:
        '`true` lists products of which some lens is in stock, `false` lists the others. With `sphere`, only lenses in that power count.',
    }),
  }),
  reply: page(ProductSummary),
});

export const GetProduct = operation({
  id: 'getProduct',
  endpoint: 'GET /products/{handle}',
  owner,
  summary: 'Read a product with its parameter matrix, packs and prices',
  allow: ['public'],
  params: productParams,
  query: z.strictObject({ market: Country.optional() }),
  inMarket: true,
  reply: ProductView,
  versioned: true,
  errors: [PRODUCT_NOT_FOUND],
});
