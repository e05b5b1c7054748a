import { z } from 'zod';
import { Goods } from '../../goods/goods.ts';
import { Id, Instant, Version } from '../../kernel/common.ts';
import { PriceCurrency } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { freeText, oneLine, requestText, SentText } from '../../kernel/text.ts';
import { ParameterMatrix, Replacement, Country, MatrixSegment } from '../../lens.ts';
import { OfferedPack, Price } from '../events.ts';
import {
  PACK_GTIN_INVALID,
  PACK_GTIN_TAKEN,
  PACK_MARKET_TWICE,
  PACK_OF_ANOTHER_PRODUCT,
  PACK_STOCKED,
  PRODUCT_EXISTS,
  PRODUCT_FIELDS_WRONG,
  PRODUCT_GOODS_FIXED,
  PRODUCT_HANDLE_TAKEN,
  PRODUCT_MATRIX_INVALID,
  PRODUCT_NOT_FOUND,
  PRODUCT_NOT_THE_SAME_LENS,
} from './catalogue.errors.ts';
import { PRICE_NEEDS_APPROVAL } from '../pricing/price.errors.ts';
import { PriceReason } from '../pricing/price.http.ts';
import { MatrixBody } from './matrix-body.ts';
import { classProblems } from './product-class.ts';

const owner = 'catalog-inventory';

export const Modality = z
  .enum(['spherical', 'toric', 'multifocal', 'colour', 'myopia-control', 'rigid'])
  .meta({ description: 'The kind of lens. `rigid` means every rigid lens; the other kinds are soft lenses.' });

/** A handle must not look like an id, because a path may name a product by its handle or by its id. */
export const Handle = requestText()
  .max(80)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    says({ en: 'lower-case letters and digits, in words joined by hyphens', zh: '小写字母和数字，词间以连字符连接' }),
  )
  .refine(
    (handle) => !Id.safeParse(handle).success,
    says({ en: 'reads like an id: choose words', zh: '形似 id：请使用单词' }),
  )
  .meta({ description: 'The permanent name of a product in links and files.', example: 'biofinity' });

const ProductFields = z.strictObject({
  name: oneLine(120),
  chineseName: oneLine(120)
    .nullable()
    .meta({ description: 'The name under which Chinese readers know the product. Null if it has none.' }),
  keywords: z
    .array(oneLine(40))
    .max(30)
    .meta({
      description: 'Other words by which a search finds the product, in any language.',
      example: ['强生', '欧舒适'],
    }),
  brand: oneLine(80).meta({ description: 'The maker.', example: 'CooperVision' }),
  goods: Goods,
  material: oneLine(80)
    .nullable()
    .meta({ description: 'The material of a lens, or what other goods are made of.', example: 'comfilcon A' }),
  modality: Modality.nullable().meta({ description: 'The kind of lens. Null for goods that are no lens.' }),
  replacement: Replacement.nullable().meta({
    description: 'How long one lens may be used. Null for goods that are no lens.',
  }),
  shelfLifeMonths: z.int().min(1).max(120).nullable().meta({
    description:
      'For solutions and accessories whose boxes state no day: for how many months after their delivery the shop sells them. Null if every box states its day.',
  }),
  waterContent: z.int().min(10).max(90).nullable().meta({ description: 'Percent by weight. Null if unknown.' }),
  uvBlocking: z
    .boolean()
    .nullable()
    .meta({ description: 'True if the lens blocks ultraviolet light. Null if unknown.' }),
  description: freeText,
  privateLabelOf: Handle.nullable().meta({
    description:
      'The product of which this one is a private label: the same lenses of the same maker under another name. Where the law permits it, one is supplied on a prescription for the other.',
  }),
  matrix: MatrixBody,
  onSale: z.boolean().meta({ description: 'False hides the product from everybody but staff.' }),
});

/** Describes the fields of a new product. `CreateProductBody` decides which fields belong to a class of goods. */
export const CreateProductFields = ProductFields.extend({
  id: Id.optional().meta({ description: 'Keeps an id that other systems know. If omitted, a new id is made.' }),
  handle: Handle.optional().meta({
    description: 'The permanent name of the product. If omitted, it is derived from `name`.',
  }),
  goods: Goods.default('lens'),
  material: ProductFields.shape.material.default(null),
  modality: ProductFields.shape.modality.default(null),
  replacement: ProductFields.shape.replacement.default(null),
  shelfLifeMonths: ProductFields.shape.shelfLifeMonths.default(null),
  matrix: MatrixBody.default({ segments: [] }),
  chineseName: ProductFields.shape.chineseName.default(null),
  keywords: ProductFields.shape.keywords.default([]),
  waterContent: ProductFields.shape.waterContent.default(null),
  uvBlocking: ProductFields.shape.uvBlocking.default(null),
  description: ProductFields.shape.description.default(''),
  privateLabelOf: ProductFields.shape.privateLabelOf.default(null),
  onSale: ProductFields.shape.onSale.default(true),
});

/** Adds a validation issue for each field that does not fit the class of the product. */
export function requireClass(product: z.output<typeof CreateProductFields>, context: z.RefinementCtx): void {
  for (const { path, detail } of classProblems(product))
    context.addIssue({ code: 'custom', path: [...path], message: says(detail) });
}
export const CreateProductBody = CreateProductFields.superRefine(requireClass);
export type CreateProductBody = z.infer<typeof CreateProductBody>;
export const ChangeProductBody = ProductFields.partial();
export type ChangeProductBody = z.infer<typeof ChangeProductBody>;

export const PackBody = z.strictObject({
  gtin: requestText()
    .regex(/^\d{8}$|^\d{12,14}$/, says({ en: '8, 12, 13 or 14 digits', zh: '8、12、13 或 14 位数字' }))
    .meta({ example: '02000000130064' }),
  size: z.int().min(1).max(365).meta({ description: 'Lenses in one box, or pieces of other goods.' }),
  weightGrams: z.int().min(1).max(100_000).nullable().default(null).meta({
    description:
      'The weight of a box in grams. It decides the charge for delivery. Null: a weight is assumed by class.',
  }),
  content: oneLine(40).nullable().default(null).meta({
    description: 'The content of one box, if its pieces do not tell: the volume of a bottle. Null for lenses.',
    example: '360 ml',
  }),
  prices: z
    .array(Price.extend({ market: Country, currency: PriceCurrency }))
    .max(250)
    .meta({ description: 'All prices of the pack. It is no longer sold in a market that is left out.' }),
});
export type PackBody = z.infer<typeof PackBody>;
export const PutPackBody = PackBody.extend({ reason: PriceReason });
export type PutPackBody = z.infer<typeof PutPackBody>;

export const ProductPicture = z.object({
  id: Id.meta({ description: 'Names the picture in `getProductPicture`.' }),
  alt: z
    .object({ en: SentText, zh: SentText })
    .meta({ description: 'Tells in both languages what the picture shows.' }),
  width: z.int().meta({ description: 'Pixels of the largest size.' }),
  height: z.int(),
});
export type ProductPicture = z.infer<typeof ProductPicture>;

export const ProductSummary = ProductFields.omit({ matrix: true }).extend({
  id: Id,
  handle: Handle,
  pictures: z.array(ProductPicture).meta({ description: 'The first one is shown in lists.' }),
  packs: z.array(OfferedPack),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type ProductSummary = z.infer<typeof ProductSummary>;
export const ProductView = ProductSummary.extend({
  matrix: ParameterMatrix.extend({
    segments: z.array(MatrixSegment).max(200).meta({ description: 'Empty for goods that are no lens.' }),
    count: z.int().meta({
      description: 'Combinations that are made today: in the market of the request, or in any if none is given.',
    }),
  }).meta({ description: 'With a market, the rules in force there today. Without a market, all rules.' }),
});
export type ProductView = z.infer<typeof ProductView>;

export const productParams = z.strictObject({
  handle: requestText()
    .max(100)
    .toLowerCase()
    .meta({ description: 'The handle of the product, or its id.', example: 'biofinity' }),
});

const editors = ['admin', 'sales'] as const;

export const CreateProduct = operation({
  id: 'createProduct',
  record: ['product.added'],
  endpoint: 'POST /products',
  owner,
  summary: 'Add a product',
  description: 'Add its packs and prices afterwards, with `putPack`.',
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
  location: '/products/{id}',
  versioned: true,
  errors: [
    PRODUCT_FIELDS_WRONG,
    PRODUCT_MATRIX_INVALID,
    PRODUCT_NOT_THE_SAME_LENS,
    PRODUCT_EXISTS,
    PRODUCT_HANDLE_TAKEN,
  ],
});

export const ChangeProduct = operation({
  id: 'changeProduct',
  record: ['product.changed'],
  endpoint: 'PATCH /products/{handle}',
  owner,
  summary: 'Change a product',
  allow: editors,
  params: productParams,
  body: ChangeProductBody,
  example: { description: 'For every day.', onSale: true },
  reply: ProductView,
  versioned: true,
  errors: [
    PRODUCT_NOT_FOUND,
    PRODUCT_FIELDS_WRONG,
    PRODUCT_GOODS_FIXED,
    PRODUCT_MATRIX_INVALID,
    PRODUCT_NOT_THE_SAME_LENS,
  ],
});

export const PutPack = operation({
  id: 'putPack',
  record: ['pack.added', 'pack.changed', 'price.added', 'price.changed', 'price.removed'],
  endpoint: 'PUT /products/{handle}/packs/{packId}',
  owner,
  summary: 'Add or replace a pack with its prices',
  description:
    'Each change of a price is recorded with the person and the reason (`listPriceChanges`). A price of zero, below the floor of its market or in another currency needs a second person: leave that price as it is, and propose the new one with `proposePrices`.',
  allow: editors,
  params: productParams.extend({ packId: Id }),
  body: PutPackBody,
  example: {
    gtin: '02000000000039',
    size: 6,
    prices: [{ market: 'US', currency: 'USD', amount: 6400, taxRate: 0 }],
    reason: 'Price list of January',
  },
  reply: ProductView,
  versioned: true,
  errors: [
    PRODUCT_NOT_FOUND,
    PACK_GTIN_INVALID,
    PACK_GTIN_TAKEN,
    PACK_OF_ANOTHER_PRODUCT,
    PACK_STOCKED,
    PACK_MARKET_TWICE,
    PRICE_NEEDS_APPROVAL,
  ],
});
