/** Declares the HTTP operations that read the catalogue. All of these operations are public. */
import { z } from 'zod';
import { Goods } from '../../goods/goods.ts';
import { page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { requestText, SentText } from '../../kernel/text.ts';
import { Country, Replacement } from '../../lens.ts';
import { PRODUCT_NOT_FOUND, PRODUCT_PRICE_NEEDS_MARKET } from '../catalogue/catalogue.errors.ts';
import { Modality, productParams, ProductSummary, ProductView } from '../catalogue/catalogue.http.ts';
import { LensQuery } from './lens.http.ts';

const owner = 'catalog-inventory';

const facet = <V extends z.ZodType>(value: V) =>
  z.array(z.object({ value, count: z.int() })).meta({ description: 'The most frequent value comes first.' });

const Facets = z.object({
  goods: facet(Goods),
  brand: facet(SentText),
  modality: facet(Modality),
  replacement: facet(Replacement),
});

const Correction = z.object({
  word: SentText.meta({ description: 'The word of `q` that no product has.', example: 'biofinty' }),
  instead: z
    .array(SentText)
    .meta({ description: 'The words that are nearest to it. A product needs one of them.', example: ['biofinity'] }),
});

export const ProductSort = z.enum(['newest', 'price', '-price']);

export const ListProducts = operation({
  id: 'listProducts',
  endpoint: 'GET /products',
  owner,
  summary: 'Search the catalogue',
  description:
    'Lens parameters such as `sphere` find the products that are made in them. With `market`, only products that are priced there are listed, with the prices of that market. The newest products come first unless `sort` says otherwise.',
  allow: ['public'],
  cacheable: true,
  query: PageQuery.extend({
    q: requestText().trim().max(100).optional().meta({
      description:
        'Finds products that have every one of these words in their names, brand, material or keywords. Words for kinds of lenses find the products of that kind, in English and Chinese: `astigmatism`, `日抛`. A word that no product has is taken for a slip of the keyboard: the nearest words are searched, and `corrections` names them.',
      example: 'biofinity',
    }),
    goods: Goods.optional(),
    modality: Modality.optional(),
    replacement: Replacement.optional(),
    brand: requestText().max(80).optional(),
    ...LensQuery.partial().shape,
    sort: ProductSort.default('newest').meta({
      description:
        '`price` begins with the cheapest product and `-price` with the dearest. A product counts with its cheapest pack in `market`, which must be given.',
    }),
    facets: z.enum(['true', 'false']).optional().meta({
      description: '`true` adds `facets`: how many products each class, brand, modality and replacement would find.',
    }),
    inStock: z.enum(['true', 'false']).optional().meta({
      description:
        '`true` lists products of which some lens is in stock, `false` lists the others. With `sphere`, only lenses in that power count.',
    }),
  }),
  reply: page(ProductSummary).extend({
    corrections: z.array(Correction).optional().meta({ description: 'Present only if words of `q` were corrected.' }),
    facets: Facets.optional().meta({
      description:
        'Present only with `facets=true`. Each facet counts what its own other values would find, with all other filters as they are.',
    }),
  }),
  errors: [PRODUCT_PRICE_NEEDS_MARKET],
});

export const GetProduct = operation({
  id: 'getProduct',
  endpoint: 'GET /products/{handle}',
  owner,
  summary: 'Read a product with its parameter matrix, packs and prices',
  allow: ['public'],
  cacheable: true,
  params: productParams,
  query: z.strictObject({ market: Country.optional() }),
  inMarket: true,
  reply: ProductView,
  versioned: true,
  errors: [PRODUCT_NOT_FOUND],
});
