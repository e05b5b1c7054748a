import { z } from 'zod';
import { RequestDay } from './kernel/common.ts';
import { isCountry } from './iso/country.ts';
import { says } from './kernel/sentence.ts';
import { oneLine, requestText } from './kernel/text.ts';

/**
 * Holds the code of a country in which goods are offered, as messages, stored rows and answers show it. It is not
 * compared with ISO 3166-1, so that an old row that was not checked can still be read. Requests use `Country`.
 */
export const Market = requestText()
  .regex(/^[A-Z]{2}$/, {
    error: says({ en: 'two capital letters, ISO 3166-1', zh: '两个大写字母，ISO 3166-1' }),
    abort: true,
  })
  .meta({ description: 'The code of a country, ISO 3166-1 alpha-2.', example: 'US' });

/** Parses a country or territory of ISO 3166-1 in a request: in addresses, prices, markets and places of issue. */
export const Country = Market.refine(
  isCountry,
  says({
    en: 'no country of ISO 3166-1: write for example KR for Korea, GB for the United Kingdom',
    zh: '不是 ISO 3166-1 的国家或地区代码：例如韩国写作 KR，英国写作 GB',
  }),
).meta({ description: 'A country or territory, ISO 3166-1 alpha-2.', example: 'US' });

export const ADD = says({ en: 'LOW, MED or HIGH, or a number of dioptres', zh: 'LOW、MED 或 HIGH，或屈光度数值' });

const HUNDREDTHS = says({ en: 'a number with at most two decimals', zh: '最多两位小数的数字' });
const hundredths = (from: number, to: number) => z.number().min(from).max(to).multipleOf(0.01, HUNDREDTHS);

export const AddLevel = z.enum(['LOW', 'MED', 'HIGH']);
export const Dominance = z.enum(['D', 'N']);

/**
 * Describes the parameters of one lens, in the terms of HL7 FHIR VisionPrescription. The bounds are wide, because they
 * cover soft, rigid, orthokeratology and scleral lenses. A lens can be ordered only if a product is made in its
 * parameters. No law sets bounds.
 */
export const LensParameters = z.strictObject({
  baseCurve: hundredths(4, 12).meta({
    description: 'Back curve in millimetres. Soft lenses usually have 7.8 to 9.2.',
    example: 8.6,
  }),
  diameter: hundredths(6, 26).meta({
    description: 'Diameter in millimetres. Rigid lenses have 8 to 12, soft ones 13 to 16, scleral ones up to 24.',
    example: 14.2,
  }),
  sphere: hundredths(-50, 50).meta({ description: 'Dioptres, mostly in steps of 0.25.', example: -2.25 }),
  cylinder: z
    .number()
    .min(-20)
    .max(-0.01, says({ en: 'a minus cylinder: leave it out if there is none', zh: '须为负柱镜：没有柱镜时请省略' }))
    .multipleOf(0.01, HUNDREDTHS)
    .optional()
    .meta({ description: 'Minus cylinder in dioptres. Omitted if the lens has none.' }),
  axis: z
    .int()
    .min(1)
    .max(180)
    .optional()
    .meta({ description: 'Degrees; 180 stands for 0. Present exactly if `cylinder` is.' }),
  add: z
    .union([AddLevel, hundredths(0.25, 6)], ADD)
    .optional()
    .meta({ description: 'Addition of a multifocal lens: a level, or dioptres.' }),
  dominance: Dominance.optional().meta({
    description: 'Design of a multifocal lens that is made in two designs: D for distance, N for near.',
  }),
  colour: oneLine(40).optional().meta({ description: 'Colour of a coloured lens, as the maker names it.' }),
  backOpticZone: hundredths(3, 12).optional().meta({
    description:
      'Diameter of the back optic zone of a rigid or orthokeratology lens, in millimetres (ISO 18369-1: BOZD).',
    example: 6,
  }),
  returnZoneDepth: hundredths(200, 1_200).optional().meta({
    description: 'Depth of the return zone (reverse zone) of an orthokeratology lens, in micrometres.',
    example: 550,
  }),
  landingZoneAngle: hundredths(10, 60).optional().meta({
    description: 'Angle of the landing zone of an orthokeratology lens, in degrees, without a sign.',
    example: 33,
  }),
  jessenFactor: hundredths(0, 3).optional().meta({
    description:
      'Dioptres by which an orthokeratology lens flattens more than its target (Jessen factor, compression factor).',
  }),
});
export type LensParameters = z.infer<typeof LensParameters>;

/** Holds the parameters of the lenses in a box. A box of goods that are no lens has none. */
export const BoxParameters = LensParameters.nullable().meta({
  description: 'The parameters of the lens. Null for goods that are no lens.',
});
export type BoxParameters = z.infer<typeof BoxParameters>;

const BOUNDS = says({ en: 'a number from -1000 to 1000', zh: '-1000 至 1000 之间的数字' });
const STEP = says({ en: 'a step of at least 0.01', zh: '步长至少为 0.01' });
const isBounded = (number: number) => Math.abs(number) <= 1_000;
/**
 * Parses one number of a matrix: dioptres, millimetres or degrees. The bounds are wide, because a maker may make any
 * lens. They are refinements and not part of the JSON schema, because messages that carry a matrix must keep their
 * schema.
 */
const Parameter = z.number().refine(isBounded, BOUNDS);
const Range = z.strictObject({
  from: Parameter,
  to: Parameter,
  step: z
    .number()
    .positive()
    .refine(isBounded, BOUNDS)
    .refine((step) => step >= 0.01, STEP),
});
const LABEL = says({ en: 'a label of at most 40 characters', zh: '最多 40 个字符的标签' });
const Label = requestText().refine((label) => label.length <= 40, LABEL);

/**
 * Describes one rule of a parameter matrix: the cross product of its lists and ranges. The rule may be limited to
 * markets and days.
 */
export const MatrixSegment = z.strictObject({
  markets: z
    .array(requestText().length(2))
    .optional()
    .meta({ description: 'The markets for which these lenses are made. If omitted, all markets.' }),
  madeFrom: RequestDay.optional().meta({
    description: 'The first day on which these lenses are available. If omitted, they always were.',
  }),
  madeUntil: RequestDay.optional().meta({
    description: 'The last day on which these lenses are available. If omitted, no end is known.',
  }),
  baseCurve: z.array(Parameter).min(1).meta({ description: 'Millimetres.' }),
  diameter: z.array(Parameter).min(1).meta({ description: 'Millimetres.' }),
  sphere: z.array(Range).min(1).meta({ description: 'Ranges of dioptres. Both ends are included.' }),
  cylinder: z.array(Parameter).optional().meta({ description: 'Dioptres. If omitted, these lenses have no cylinder.' }),
  axis: z
    .array(z.union([z.int().refine(isBounded, BOUNDS), Range]))
    .optional()
    .meta({ description: 'Degrees, as single values or as ranges with both ends included.' }),
  add: z
    .array(z.union([Label, Parameter]))
    .optional()
    .meta({ description: 'Levels or dioptres. If omitted, these lenses have no addition.' }),
  dominance: z.array(z.enum(['D', 'N'])).optional(),
  colour: z.array(Label).optional(),
  backOpticZone: z.array(Parameter).optional().meta({ description: 'Millimetres. Rigid lenses only.' }),
  returnZoneDepth: z
    .array(z.union([Parameter, Range]))
    .optional()
    .meta({ description: 'Micrometres. Orthokeratology lenses only.' }),
  landingZoneAngle: z
    .array(z.union([Parameter, Range]))
    .optional()
    .meta({ description: 'Degrees. Orthokeratology lenses only.' }),
  jessenFactor: z.array(Parameter).optional().meta({ description: 'Dioptres. Orthokeratology lenses only.' }),
});
export type MatrixSegment = z.infer<typeof MatrixSegment>;

export const Replacement = z
  .enum(['daily', 'weekly', 'two-weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'])
  .meta({ description: 'How long one lens may be used after it was opened.' });

/**
 * Describes the lenses in which a product is made: the union of its segments. A lens that is in several segments counts
 * once.
 */
export const ParameterMatrix = z.strictObject({ segments: z.array(MatrixSegment).min(1).max(200) });
export type ParameterMatrix = z.infer<typeof ParameterMatrix>;

/** Lists the reasons why a rule of a parameter matrix excludes a lens. */
export const Exclusion = z.enum([
  'other-market',
  'not-yet-made',
  'no-longer-made',
  'missing',
  'not-offered',
  'beyond-range',
  'between-steps',
  'not-listed',
]);
export type Exclusion = z.infer<typeof Exclusion>;

export const Eye = z.enum(['right', 'left']).meta({ description: '`right` is OD and `left` is OS.' });
export type Eye = z.infer<typeof Eye>;
