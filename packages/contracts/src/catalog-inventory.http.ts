import { z } from 'zod';
import { OfferedPack, Price } from './catalog-inventory.ts';
import { Id, Instant, PageQuery, page } from './common.ts';
import { LensParameters, Market, ParameterMatrix } from './lens.ts';
import { Money } from './money.ts';
import { operation } from './operation.ts';
import {
  PACK_GTIN_INVALID,
  PACK_GTIN_TAKEN,
  PACK_MARKET_TWICE,
  PACK_OF_ANOTHER_PRODUCT,
  PACK_STOCKED,
  PRODUCT_EXISTS,
  PRODUCT_MATRIX_INVALID,
  PRODUCT_NOT_FOUND,
} from './catalog-inventory.errors.ts';
import { says } from './sentence.ts';

const owner = 'catalog-inventory';

export const Modality = z.enum(['spherical', 'toric', 'multifocal', 'colour']);
export const Replacement = z.enum(['daily', 'two-weekly', 'monthly']);

const ProductFields = z.strictObject({
  name: z.string().trim().min(1).max(120),
  brand: z.string().trim().min(1).max(80).meta({ description: 'The maker', example: 'CooperVision' }),
  material: z.string().trim().min(1).max(80).meta({ example: 'comfilcon A' }),
  modality: Modality,
  replacement: Replacement,
  waterContent: z.int().min(10).max(90).nullable().meta({ description: 'Per cent by weight' }),
  uvBlocking: z.boolean().nullable(),
  description: z.string().max(2_000),
  matrix: ParameterMatrix,
  onSale: z.boolean().meta({ description: 'Products that are not on sale are seen by staff alone' }),
});

export const CreateProductBody = ProductFields.extend({
  id: Id.optional().meta({ description: 'To keep an id that other systems know; otherwise one is made' }),
  waterContent: ProductFields.shape.waterContent.default(null),
  uvBlocking: ProductFields.shape.uvBlocking.default(null),
  description: ProductFields.shape.description.default(''),
  onSale: ProductFields.shape.onSale.default(true),
});
export type CreateProductBody = z.infer<typeof CreateProductBody>;
export const ChangeProductBody = ProductFields.partial();
export type ChangeProductBody = z.infer<typeof ChangeProductBody>;

export const PutPackBody = z.strictObject({
  gtin: z
    .string()
    .regex(/^\d{8}$|^\d{12,14}$/, says({ en: '8, 12, 13 or 14 digits', zh: '8、12、13 或 14 位数字' }))
    .meta({ example: '02000000130064' }),
  size: z.int().min(1).max(365).meta({ description: 'Lenses in the box' }),
  prices: z.array(Price).max(250).meta({ description: 'Whole: a market that is left out is no longer sold to' }),
});
export type PutPackBody = z.infer<typeof PutPackBody>;

export const ProductSummary = ProductFields.omit({ matrix: true }).extend({
  id: Id,
  packs: z.array(OfferedPack),
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type ProductSummary = z.infer<typeof ProductSummary>;
export const ProductView = ProductSummary.extend({ matrix: ParameterMatrix });
export type ProductView = z.infer<typeof ProductView>;

/** Query values are text: numbers and named adds are told apart here. */
const Add = z.union([z.enum(['LOW', 'MED', 'HIGH']), z.coerce.number().min(0.5).max(4).multipleOf(0.25)]);
export const LensQuery = z.strictObject({
  market: Market,
  baseCurve: z.coerce.number().min(7).max(10),
  diameter: z.coerce.number().min(12).max(17),
  sphere: z.coerce.number().min(-30).max(30).multipleOf(0.25),
  cylinder: z.coerce.number().min(-6).max(-0.25).multipleOf(0.25).optional(),
  axis: z.coerce.number().int().min(1).max(180).optional(),
  add: Add.optional(),
  dominance: z.enum(['D', 'N']).optional(),
  colour: z.string().min(1).max(40).optional(),
});
export const OptionsQuery = LensQuery.partial().required({ market: true });

export const Availability = z.enum(['in-stock', 'low', 'sold-out']);
export type Availability = z.infer<typeof Availability>;
export const LensCheck = z.object({
  made: z.boolean(),
  lensId: Id.nullable().meta({ description: 'Names this product in these parameters; null when it is not made so' }),
  nearest: z
    .array(LensParameters)
    .meta({ description: 'The closest that are made, closest first; empty when it is made' }),
  packs: z.array(z.object({ packId: Id, size: z.int(), price: Money, availability: Availability })),
});

const Values = z.array(z.union([z.number(), z.string()]));
export const LensOptions = z.object({
  count: z.int().meta({ description: 'Combinations made for the market' }),
  options: z.object({
    baseCurve: Values,
    diameter: Values,
    sphere: Values,
    cylinder: Values,
    axis: Values,
    add: Values,
    dominance: Values,
    colour: Values,
  }),
});

const productId = z.strictObject({ productId: Id });
const editors = ['admin', 'sales'] as const;

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
  endpoint: 'GET /products/{productId}',
  owner,
  summary: 'Read a product with its parameter matrix, packs and prices',
  allow: ['public'],
  params: productId,
  reply: ProductView,
  versioned: true,
  errors: [PRODUCT_NOT_FOUND],
});

export const CheckLens = operation({
  id: 'checkLens',
  endpoint: 'GET /products/{productId}/lenses',
  owner,
  summary: 'Is this lens made, and is it to be had?',
  allow: ['public'],
  params: productId,
  query: LensQuery,
  reply: LensCheck,
  errors: [PRODUCT_NOT_FOUND],
});

export const ListLensOptions = operation({
  id: 'listLensOptions',
  endpoint: 'GET /products/{productId}/parameters',
  owner,
  summary: 'The values to choose from, per parameter',
  description: 'Values already chosen narrow the others down, so that no choice leads to a lens that is not made.',
  allow: ['public'],
  params: productId,
  query: OptionsQuery,
  reply: LensOptions,
  errors: [PRODUCT_NOT_FOUND],
});

export const CreateProduct = operation({
  id: 'createProduct',
  endpoint: 'POST /products',
  owner,
  summary: 'Add a product; packs and prices follow',
  allow: editors,
  body: CreateProductBody,
  example: {
    id: '0197a000-0000-7000-8000-00000000000a',
    name: 'Everyday',
    brand: 'Testlens',
    material: 'comfilcon A',
    modality: 'spherical',
    replacement: 'monthly',
    matrix: { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -10, to: -0.25, step: 0.25 }] }] },
  },
  reply: ProductView,
  status: 201,
  versioned: true,
  errors: [PRODUCT_MATRIX_INVALID, PRODUCT_EXISTS],
});

export const ChangeProduct = operation({
  id: 'changeProduct',
  endpoint: 'PATCH /products/{productId}',
  owner,
  summary: 'Change a product',
  allow: editors,
  params: productId,
  body: ChangeProductBody,
  example: { description: 'For every day.', onSale: true },
  reply: ProductView,
  versioned: true,
  errors: [PRODUCT_NOT_FOUND, PRODUCT_MATRIX_INVALID],
});

export const PutPack = operation({
  id: 'putPack',
  endpoint: 'PUT /products/{productId}/packs/{packId}',
  owner,
  summary: 'Add or replace a pack with its prices',
  allow: editors,
  params: z.strictObject({ productId: Id, packId: Id }),
  body: PutPackBody,
  example: { gtin: '02000000000039', size: 6, prices: [{ market: 'US', currency: 'USD', amount: 6400, taxRate: 0 }] },
  reply: ProductView,
  versioned: true,
  errors: [
    PRODUCT_NOT_FOUND,
    PACK_GTIN_INVALID,
    PACK_GTIN_TAKEN,
    PACK_OF_ANOTHER_PRODUCT,
    PACK_STOCKED,
    PACK_MARKET_TWICE,
  ],
});
