import { z } from 'zod';
import { CalendarDay } from './kernel/common.ts';
import { says } from './kernel/sentence.ts';

export const ADD = says({ en: 'LOW, MED or HIGH, or a number of dioptres', zh: 'LOW、MED 或 HIGH，或屈光度数值' });

/** The parameters of one lens of a product, in the terms of HL7 FHIR VisionPrescription. */
export const LensParameters = z.strictObject({
  baseCurve: z.number().min(7).max(10).meta({ description: 'Back curve in millimetres.', example: 8.6 }),
  diameter: z.number().min(12).max(17).meta({ description: 'Diameter in millimetres.', example: 14.2 }),
  sphere: z
    .number()
    .min(-30)
    .max(30)
    .multipleOf(0.25)
    .meta({ description: 'Dioptres, in steps of 0.25.', example: -2.25 }),
  cylinder: z
    .number()
    .min(-6)
    .max(-0.25, says({ en: 'a minus cylinder: leave it out if there is none', zh: '须为负柱镜：没有柱镜时请省略' }))
    .multipleOf(0.25)
    .optional()
    .meta({ description: 'Minus cylinder in dioptres, in steps of 0.25. Omitted if the lens has none.' }),
  axis: z
    .int()
    .min(1)
    .max(180)
    .optional()
    .meta({ description: 'Degrees; 180 stands for 0. Present exactly if `cylinder` is.' }),
  add: z
    .union([z.enum(['LOW', 'MED', 'HIGH']), z.number().min(0.5).max(4).multipleOf(0.25)], ADD)
    .optional()
    .meta({ description: 'Addition of a multifocal lens: a level, or dioptres in steps of 0.25.' }),
  dominance: z
    .enum(['D', 'N'])
    .optional()
    .meta({ description: 'Design of a multifocal lens: D for distance, N for near.' }),
  colour: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .meta({ description: 'Colour of a coloured lens, as the maker names it.' }),
});
export type LensParameters = z.infer<typeof LensParameters>;

const Range = z.strictObject({ from: z.number(), to: z.number(), step: z.number().positive() });

/** One rule of a parameter matrix: the cross product of its lists and ranges. It may be limited to markets and days. */
export const MatrixSegment = z.strictObject({
  markets: z
    .array(z.string().length(2))
    .optional()
    .meta({ description: 'The markets for which these lenses are made. If omitted, all markets.' }),
  madeFrom: CalendarDay.optional().meta({
    description: 'The first day on which these lenses are available. If omitted, they always were.',
  }),
  madeUntil: CalendarDay.optional().meta({
    description: 'The last day on which these lenses are available. If omitted, no end is known.',
  }),
  baseCurve: z.array(z.number()).min(1).meta({ description: 'Millimetres.' }),
  diameter: z.array(z.number()).min(1).meta({ description: 'Millimetres.' }),
  sphere: z.array(Range).min(1).meta({ description: 'Ranges of dioptres. Both ends are included.' }),
  cylinder: z
    .array(z.number())
    .optional()
    .meta({ description: 'Dioptres. If omitted, these lenses have no cylinder.' }),
  axis: z
    .array(z.union([z.int(), Range]))
    .optional()
    .meta({ description: 'Degrees, as single values or as ranges with both ends included.' }),
  add: z
    .array(z.union([z.string(), z.number()]))
    .optional()
    .meta({ description: 'Levels or dioptres. If omitted, these lenses have no addition.' }),
  dominance: z.array(z.enum(['D', 'N'])).optional(),
  colour: z.array(z.string()).optional(),
});
export type MatrixSegment = z.infer<typeof MatrixSegment>;

export const Replacement = z.enum(['daily', 'two-weekly', 'monthly']);

/** The lenses in which a product is made: the union of its segments. A lens that is in several segments counts once. */
export const ParameterMatrix = z.strictObject({ segments: z.array(MatrixSegment).min(1).max(200) });
export type ParameterMatrix = z.infer<typeof ParameterMatrix>;

/** The reason why a rule of a parameter matrix excludes a lens. */
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

/** The code of a country in which goods are offered. Addresses use the same schema for any country. */
export const Market = z
  .string()
  .regex(/^[A-Z]{2}$/, says({ en: 'two capital letters, ISO 3166-1', zh: '两个大写字母，ISO 3166-1' }))
  .meta({ description: 'The code of a country, ISO 3166-1 alpha-2.', example: 'US' });
