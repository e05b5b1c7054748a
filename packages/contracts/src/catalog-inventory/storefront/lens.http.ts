/** What a product is made in, asked lens by lens, and what of it is to be had: open to the public. */
import { z } from 'zod';
import { Id, inQuery, page, PageQuery } from '../../kernel/common.ts';
import { Money } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { ADD, Exclusion, LensParameters, Market, MatrixSegment } from '../../lens.ts';
import { PRODUCT_NOT_FOUND } from '../catalogue/catalogue.errors.ts';
import { namedProduct } from '../catalogue/catalogue.http.ts';

const owner = 'catalog-inventory';

/** Query values are text: numbers and named adds are told apart here. */
const Add = z.union([z.enum(['LOW', 'MED', 'HIGH']), z.coerce.number().min(0.5).max(4).multipleOf(0.25)], ADD);
export const LensQuery = z.strictObject({
  market: Market,
  baseCurve: inQuery(z.coerce.number().min(7).max(10)),
  diameter: inQuery(z.coerce.number().min(12).max(17)),
  sphere: inQuery(z.coerce.number().min(-30).max(30).multipleOf(0.25)),
  cylinder: z.coerce.number().min(-6).max(-0.25).multipleOf(0.25).optional(),
  axis: z.coerce.number().int().min(1).max(180).optional(),
  add: Add.optional(),
  dominance: z.enum(['D', 'N']).optional(),
  colour: z.string().min(1).max(40).optional(),
});

export const Availability = z.enum(['in-stock', 'low', 'sold-out']);
export type Availability = z.infer<typeof Availability>;
const lensId = Id.meta({ description: 'Names this product in these parameters' });

export const LensCheck = z.object({
  made: z.boolean(),
  lensId: lensId.nullable().meta({ description: 'Null when it is not made so' }),
  nearest: z
    .array(LensParameters)
    .meta({ description: 'The closest that are made, closest first; empty when it is made' }),
  packs: z.array(z.object({ packId: Id, size: z.int(), price: Money, availability: Availability })),
});

export const CheckLens = operation({
  id: 'checkLens',
  endpoint: 'GET /products/{handle}/lenses',
  owner,
  summary: 'Is this lens made, and is it to be had?',
  allow: ['public'],
  params: namedProduct,
  query: LensQuery,
  inMarket: true,
  reply: LensCheck,
  errors: [PRODUCT_NOT_FOUND],
});

export const StockedLens = LensParameters.extend({ lensId, availability: Availability });
export type StockedLens = z.infer<typeof StockedLens>;

/** Powers that nobody makes are asked for too: whether they are made is the question. */
export const CheckParametersBody = z
  .strictObject({
    sphere: z.number().min(-50).max(50),
    cylinder: z.number().min(-50).max(50).optional().meta({ description: 'Minus cylinder' }),
    axis: z.int().min(1).max(180).optional().meta({ description: '180 for 0' }),
    add: z.union([z.enum(['LOW', 'MED', 'HIGH']), z.number().min(0).max(10)], ADD).optional(),
    dominance: z.enum(['D', 'N']).optional(),
    baseCurve: z.number().min(0).max(20).optional().meta({ description: 'Absent: any' }),
    diameter: z.number().min(0).max(30).optional().meta({ description: 'Absent: any' }),
    colour: z.string().min(1).max(40).optional(),
    color: z.string().min(1).max(40).optional().meta({ description: 'The same, as HL7 FHIR spells it' }),
    market: Market.optional().meta({ description: 'Absent: any' }),
  })
  .refine(
    ({ color, colour }) => color === undefined || colour === undefined,
    says({ en: 'say colour or color, not both', zh: '请只用 colour 或 color 之一' }),
  );

export const CheckParameters = operation({
  id: 'checkParameters',
  endpoint: 'POST /products/{handle}/check',
  owner,
  summary: 'Is a lens made in these parameters? If not: which rules exclude it, and what is near',
  description: 'An optician decides what may be worn instead: what is near is not what was prescribed.',
  allow: ['public'],
  params: namedProduct,
  body: CheckParametersBody,
  example: { sphere: -10.25, market: 'US' },
  idempotent: false,
  inMarket: true,
  reply: z.object({
    made: z.boolean(),
    reasons: z
      .array(
        z.object({
          code: Exclusion,
          field: z.string().meta({ description: 'The parameter, `market` or `day`' }),
          detail: z.string(),
          rule: MatrixSegment.meta({
            description: 'The rule that excludes it; there may be several that come as close',
          }),
        }),
      )
      .meta({ description: 'Empty when it is made' }),
    nearest: z.array(StockedLens).meta({
      description: 'The closest that are made, and the closest that are in stock, closest first; empty when it is made',
    }),
  }),
  errors: [PRODUCT_NOT_FOUND],
});

const Values = z.array(z.union([z.number(), z.string()]));
export const ListParameters = operation({
  id: 'listParameters',
  endpoint: 'GET /products/{handle}/parameters',
  owner,
  summary: 'Page through the combinations that are made, with stock, and the values to choose from',
  description:
    'Combinations ascend by base curve, diameter, sphere, cylinder, axis, add, dominance and colour. Values that are given narrow them down, and narrow `options` of the other parameters, so that no choice leads to a lens that is not made.',
  allow: ['public'],
  params: namedProduct,
  query: PageQuery.extend(LensQuery.partial().shape),
  inMarket: true,
  reply: page(StockedLens).extend({
    count: z.int().meta({ description: 'Combinations to be had today in the market, whatever was chosen' }),
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
  }),
  errors: [PRODUCT_NOT_FOUND],
});
