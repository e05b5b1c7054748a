/**
 * Declares the public queries about lenses: whether a product is made in some parameters, and whether it is in stock.
 */
import { z } from 'zod';
import { Id, inQuery, page, PageQuery } from '../../kernel/common.ts';
import { Money } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { ADD, Exclusion, LensParameters, MatrixSegment, Country } from '../../lens.ts';
import { PRODUCT_NOT_FOUND } from '../catalogue/catalogue.errors.ts';
import { productParams } from '../catalogue/catalogue.http.ts';

const owner = 'catalog-inventory';

/**
 * Parses an addition in a query: LOW, MED or HIGH, or a number of dioptres. Query values are text, so the number is
 * read from the text.
 */
const Add = z.union([z.enum(['LOW', 'MED', 'HIGH']), z.coerce.number().min(0.25).max(6).multipleOf(0.01)], ADD);
export const LensQuery = z.strictObject({
  market: Country,
  baseCurve: inQuery(z.coerce.number().min(4).max(12)).meta({ description: 'Back curve in millimetres.' }),
  diameter: inQuery(z.coerce.number().min(6).max(26)).meta({ description: 'Diameter in millimetres.' }),
  sphere: inQuery(z.coerce.number().min(-50).max(50).multipleOf(0.01)).meta({ description: 'Dioptres.' }),
  cylinder: z.coerce
    .number()
    .min(-20)
    .max(-0.01)
    .multipleOf(0.01)
    .optional()
    .meta({ description: 'Minus cylinder in dioptres.' }),
  axis: z.coerce.number().int().min(1).max(180).optional().meta({ description: 'Degrees; 180 stands for 0.' }),
  add: Add.optional().meta({ description: 'Addition of a multifocal lens: a level, or dioptres.' }),
  dominance: z
    .enum(['D', 'N'])
    .optional()
    .meta({ description: 'Design of a multifocal lens: D for distance, N for near.' }),
  colour: oneLine(40).optional(),
  backOpticZone: z.coerce.number().min(3).max(12).optional().meta({
    description: 'Back optic zone of a rigid lens, in millimetres.',
  }),
  returnZoneDepth: z.coerce.number().min(200).max(1_200).optional().meta({
    description: 'Return zone depth of an orthokeratology lens, in micrometres.',
  }),
  landingZoneAngle: z.coerce.number().min(10).max(60).optional().meta({
    description: 'Landing zone angle of an orthokeratology lens, in degrees.',
  }),
  jessenFactor: z.coerce.number().min(0).max(3).optional().meta({
    description: 'Jessen factor of an orthokeratology lens, in dioptres.',
  }),
});

export const Availability = z
  .enum(['in-stock', 'low', 'sold-out'])
  .meta({ description: '`low`: only a few boxes are left. Boxes that expire too soon do not count.' });
export type Availability = z.infer<typeof Availability>;

export const LensCheck = z.object({
  made: z.boolean().meta({ description: 'True if the product is made in these parameters.' }),
  nearest: z
    .array(LensParameters)
    .meta({ description: 'The closest lenses that are made, closest first. Empty if the lens itself is made.' }),
  packs: z.array(z.object({ packId: Id, size: z.int(), price: Money, availability: Availability })),
});

export const CheckLens = operation({
  id: 'checkLens',
  endpoint: 'GET /products/{handle}/lenses',
  owner,
  summary: 'Check whether a lens is made and in stock',
  allow: ['public'],
  cacheable: true,
  params: productParams,
  query: LensQuery,
  inMarket: true,
  reply: LensCheck,
  errors: [PRODUCT_NOT_FOUND],
});

export const StockedLens = LensParameters.extend({ availability: Availability });
export type StockedLens = z.infer<typeof StockedLens>;

/**
 * Describes the lens that a client asks about. The bounds are wide, because a client may ask about any lens. A lens
 * that is not made gets an answer with the reasons, not a refusal.
 */
export const CheckParametersBody = z
  .strictObject({
    sphere: z.number().min(-50).max(50),
    cylinder: z.number().min(-50).max(50).optional().meta({ description: 'Minus cylinder in dioptres.' }),
    axis: z.int().min(1).max(180).optional().meta({ description: 'Degrees; 180 stands for 0.' }),
    add: z.union([z.enum(['LOW', 'MED', 'HIGH']), z.number().min(0).max(10)], ADD).optional(),
    dominance: z.enum(['D', 'N']).optional(),
    baseCurve: z.number().min(0).max(20).optional().meta({ description: 'Millimetres. If omitted, any will do.' }),
    diameter: z.number().min(0).max(30).optional().meta({ description: 'Millimetres. If omitted, any will do.' }),
    colour: oneLine(40).optional(),
    backOpticZone: z.number().min(0).max(20).optional().meta({ description: 'Millimetres.' }),
    returnZoneDepth: z.number().min(0).max(2_000).optional().meta({ description: 'Micrometres.' }),
    landingZoneAngle: z.number().min(0).max(90).optional().meta({ description: 'Degrees.' }),
    jessenFactor: z.number().min(0).max(10).optional().meta({ description: 'Dioptres.' }),
    color: oneLine(40).optional().meta({ description: 'Another name of `colour`, in the spelling of HL7 FHIR.' }),
    market: Country.optional().meta({ description: 'The market, as a country. If omitted, any market will do.' }),
  })
  .refine(
    ({ color, colour }) => color === undefined || colour === undefined,
    says({ en: 'say colour or color, not both', zh: '请只用 colour 或 color 之一' }),
  );

export const CheckParameters = operation({
  id: 'checkParameters',
  record: 'none',
  because: 'It changes nothing.',
  endpoint: 'POST /products/{handle}/check',
  owner,
  summary: 'Check whether a lens is made, and why not',
  description:
    'If the lens is not made, the answer names the rules that exclude it and the nearest lenses. A near lens is not the prescribed one: an optician decides what may be worn instead.',
  allow: ['public'],
  params: productParams,
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
          field: SentText.meta({ description: 'The name of a parameter, or `market` or `day`.' }),
          detail: SentText,
          rule: MatrixSegment.meta({
            description: 'The rule that excludes the lens. Several rules may come equally close.',
          }),
        }),
      )
      .meta({ description: 'Empty if the lens is made.' }),
    nearest: z.array(StockedLens).meta({
      description:
        'The closest lenses that are made, then the closest that are in stock; each closest first. Empty if the lens is made.',
    }),
  }),
  errors: [PRODUCT_NOT_FOUND],
});

const Values = z.array(z.union([z.number(), SentText]));
export const ListParameters = operation({
  id: 'listParameters',
  endpoint: 'GET /products/{handle}/parameters',
  owner,
  summary: 'List the combinations of parameters that are made, with their stock',
  description:
    'Combinations ascend by base curve, diameter, sphere, cylinder, axis, add, dominance and colour. Parameters in the query filter them. They also filter the values in `options` of the other parameters, so that no choice leads to a lens that is not made.',
  allow: ['public'],
  cacheable: true,
  params: productParams,
  query: PageQuery.extend(LensQuery.partial().shape),
  inMarket: true,
  reply: page(StockedLens).extend({
    count: z.int().meta({ description: 'Combinations that are made today in the market, whatever the query chose.' }),
    options: z
      .object({
        baseCurve: Values,
        diameter: Values,
        sphere: Values,
        cylinder: Values,
        axis: Values,
        add: Values,
        dominance: Values,
        colour: Values,
        backOpticZone: Values,
        returnZoneDepth: Values,
        landingZoneAngle: Values,
        jessenFactor: Values,
      })
      .meta({ description: 'For each parameter, the values to choose from.' }),
  }),
  errors: [PRODUCT_NOT_FOUND],
});
