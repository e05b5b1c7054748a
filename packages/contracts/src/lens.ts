import { z } from 'zod';
import { CalendarDay } from './kernel/common.ts';
import { says } from './kernel/sentence.ts';

export const ADD = says({ en: 'LOW, MED or HIGH, or a number of dioptres', zh: 'LOW、MED 或 HIGH，或屈光度数值' });

/** The parameters that make one lens of a product; terms of HL7 FHIR VisionPrescription. Powers in dioptres, lengths in mm. */
export const LensParameters = z.strictObject({
  baseCurve: z.number().min(7).max(10).meta({ description: 'Back curve, mm', example: 8.6 }),
  diameter: z.number().min(12).max(17).meta({ description: 'mm', example: 14.2 }),
  sphere: z.number().min(-30).max(30).multipleOf(0.25).meta({ description: 'Dioptres, steps of 0.25', example: -2.25 }),
  cylinder: z
    .number()
    .min(-6)
    .max(-0.25, says({ en: 'a minus cylinder: leave it out where there is none', zh: '须为负柱镜：没有柱镜时请省略' }))
    .multipleOf(0.25)
    .optional()
    .meta({ description: 'Minus cylinder, dioptres' }),
  axis: z.int().min(1).max(180).optional().meta({ description: 'Degrees, 180 for 0; exactly when a cylinder is' }),
  add: z.union([z.enum(['LOW', 'MED', 'HIGH']), z.number().min(0.5).max(4).multipleOf(0.25)], ADD).optional(),
  dominance: z.enum(['D', 'N']).optional().meta({ description: 'Distance or near design of a multifocal' }),
  colour: z.string().min(1).max(40).optional(),
});
export type LensParameters = z.infer<typeof LensParameters>;

const Range = z.strictObject({ from: z.number(), to: z.number(), step: z.number().positive() });

/** One rule of a parameter matrix: the cross product of its lists and ranges, for some markets and days or for all. */
export const MatrixSegment = z.strictObject({
  markets: z.array(z.string().length(2)).optional().meta({ description: 'Absent: made for all markets' }),
  madeFrom: CalendarDay.optional().meta({
    description: 'The first day on which it is to be had; absent: it always was',
  }),
  madeUntil: CalendarDay.optional().meta({
    description: 'The last day on which it is to be had; absent: no end is known',
  }),
  baseCurve: z.array(z.number()).min(1),
  diameter: z.array(z.number()).min(1),
  sphere: z.array(Range).min(1),
  cylinder: z.array(z.number()).optional(),
  axis: z.array(z.union([z.int(), Range])).optional(),
  add: z.array(z.union([z.string(), z.number()])).optional(),
  dominance: z.array(z.enum(['D', 'N'])).optional(),
  colour: z.array(z.string()).optional(),
});
export type MatrixSegment = z.infer<typeof MatrixSegment>;

export const Replacement = z.enum(['daily', 'two-weekly', 'monthly']);

/** What a product is made in, as rules: a product is the union of its segments (overlaps count once). */
export const ParameterMatrix = z.strictObject({ segments: z.array(MatrixSegment).min(1).max(200) });
export type ParameterMatrix = z.infer<typeof ParameterMatrix>;

/** Why a rule of a matrix does not make a lens. */
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

export const Eye = z.enum(['right', 'left']).meta({ description: 'right = OD, left = OS' });
export type Eye = z.infer<typeof Eye>;

/** ISO 3166-1 alpha-2 country in which goods are offered. */
export const Market = z
  .string()
  .regex(/^[A-Z]{2}$/, says({ en: 'two capital letters, ISO 3166-1', zh: '两个大写字母，ISO 3166-1' }))
  .meta({ example: 'US' });
