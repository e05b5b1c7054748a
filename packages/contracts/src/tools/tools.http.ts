/** Declares the calculators. They are public, compute exact results and store nothing. */
import { z } from 'zod';
import { CalendarDay, Id, Instant, PlaceZone } from '../kernel/common.ts';
import { operation } from '../kernel/operation.ts';
import { says } from '../kernel/sentence.ts';
import { requestText, Scan, SentText } from '../kernel/text.ts';
import { Replacement } from '../lens.ts';
import { Jurisdiction } from './jurisdiction.ts';
import { BARCODE_UNREADABLE, RUN_OUT_NOT_COMPUTABLE, VERIFICATION_NOT_COMPUTABLE } from './tools.errors.ts';

const calculator = { allow: ['public'], idempotent: false } as const;

const LocalisedSentence = SentText.meta({ description: 'A sentence in the language of `Accept-Language`.' });

/** Returns true for a day from 2000 to 2199. A day of another century is a typing mistake. */
const isPlausibleDay = (text: string) => /^2[01]\d\d/.test(text);
const PLAUSIBLE_DAY = says({ en: 'a day from 2000 to 2199', zh: '2000 至 2199 年间的日期' });
const Day = CalendarDay.refine(isPlausibleDay, PLAUSIBLE_DAY);

/* Declares the calculator of verification deadlines. */

const RECEIVED_AT = says({
  en: 'an instant with its offset, e.g. 2026-03-06T16:00:00-05:00',
  zh: '带时区偏移的时刻，例如 2026-03-06T16:00:00-05:00',
});

const TimeOfDay = requestText()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, says({ en: 'a time of day, e.g. 09:00', zh: '时刻，例如 09:00' }))
  .meta({ example: '09:00' });
export const SaturdayHours = z.strictObject({ from: TimeOfDay, to: TimeOfDay }).refine(({ from, to }) => from < to, {
  error: says({ en: 'must be later than from', zh: '必须晚于 from' }),
  path: ['to'],
});

export const VerificationStepKind = z
  .enum(['counted', 'outside-hours', 'saturday', 'sunday', 'holiday', 'answer-needed'])
  .meta({ description: '`counted`: business hours, which count. All others stop the clock.' });
export const VerificationStep = z.object({
  from: Instant,
  to: Instant.nullable().meta({ description: 'Null if the step lasts until the prescriber answers.' }),
  what: VerificationStepKind,
  why: LocalisedSentence,
});

export const ComputeVerificationDeadline = operation({
  ...calculator,
  id: 'computeVerificationDeadline',
  record: 'none',
  because: 'It changes nothing.',
  endpoint: 'POST /tools/verification-deadline',
  owner: 'customer',
  summary: "Compute when a prescriber's silence verifies a prescription",
  description:
    "The prescriber has eight business hours by 16 CFR 315.2 and 315.5: 9:00 to 17:00 from Monday to Friday in the prescriber's time zone, without federal holidays (on their dates and on the days on which they are observed). The time zone is never assumed. `steps` explain the time from the receipt to the deadline without a gap.",
  body: z.strictObject({
    receivedAt: z.iso.datetime({ offset: true, error: RECEIVED_AT }).refine(isPlausibleDay, PLAUSIBLE_DAY).meta({
      description: 'The time at which the prescriber had received the complete request.',
      example: '2026-03-06T21:00:00Z',
    }),
    timeZone: PlaceZone.meta({ description: 'The IANA time zone of the prescriber.' }),
    knownSaturdayHours: SaturdayHours.optional().meta({
      description: 'Send it only with actual knowledge of the hours. If omitted, Saturdays do not count.',
    }),
    jurisdiction: Jurisdiction.default('US'),
  }),
  example: { receivedAt: '2026-03-06T21:00:00Z', timeZone: 'America/New_York' },
  reply: z.object({
    jurisdiction: Jurisdiction,
    rulesFrom: CalendarDay.meta({ description: 'The day since which the applied rules are in force.' }),
    deadline: Instant.nullable().meta({ description: 'Null where silence does not verify.' }),
    deadlineLocal: SentText.nullable().meta({
      description: "The deadline in the prescriber's local time.",
      example: '2026-03-09T16:00:00-04:00',
    }),
    steps: z.array(VerificationStep),
  }),
  errors: [VERIFICATION_NOT_COMPUTABLE],
});

/* Declares the calculator of vertex conversion. */

const AXIS_MISSING = says({
  en: 'a cylinder needs its axis, 0 to 180 degrees',
  zh: '有柱镜时必须填写 0 至 180 度的轴位',
});
const AXIS_ALONE = says({
  en: 'has no cylinder: enter the cylinder, or leave the axis out',
  zh: '有轴位而无柱镜：请填写柱镜或省略轴位',
});
const MERIDIAN_TOO_STRONG = says({
  en: 'makes more than 30 D in one meridian, together with the sphere: compare it with the prescription',
  zh: '与球镜相加后某一子午线超过 30 D：请与处方核对',
});

const SpectaclePower = z
  .strictObject({
    sphere: z.number().min(-30).max(30).meta({ description: 'Dioptres.', example: -8 }),
    cylinder: z.number().min(-15).max(15).optional().meta({ description: 'Dioptres, with either sign.' }),
    axis: z.int().min(0).max(180).optional().meta({ description: 'Degrees.' }),
    vertexDistanceMm: z
      .number()
      .min(8)
      .max(18)
      .default(12)
      .meta({ description: 'The distance from the spectacle lens to the cornea in millimetres, usually 12 to 14.' }),
  })
  .refine(({ cylinder = 0, axis }) => cylinder === 0 || axis !== undefined, { error: AXIS_MISSING, path: ['axis'] })
  .refine(({ cylinder, axis }) => axis === undefined || cylinder !== undefined, { error: AXIS_ALONE, path: ['axis'] })
  .refine(({ sphere, cylinder = 0 }) => Math.abs(sphere + cylinder) <= 30, {
    error: MERIDIAN_TOO_STRONG,
    path: ['cylinder'],
  });
const Power = z.object({ sphere: z.number(), cylinder: z.number().optional(), axis: z.int().optional() });

export const ConvertVertex = operation({
  ...calculator,
  id: 'convertVertex',
  record: 'none',
  because: 'It changes nothing.',
  endpoint: 'POST /tools/vertex',
  owner: 'customer',
  summary: 'Convert a spectacle power to the cornea',
  description:
    'The result is F / (1 − d·F) in each meridian. It has a minus cylinder or none: a plus cylinder is transposed. `rounded` has the nearest cylinder, and the sphere with which the spherical equivalent (sphere and half of the cylinder) is nearest. It is an estimate for the practitioner and never an order.',
  body: SpectaclePower,
  example: { sphere: -8, cylinder: -2, axis: 90, vertexDistanceMm: 12 },
  reply: z.object({
    exact: Power.meta({ description: 'The result without rounding.' }),
    rounded: Power.meta({
      description:
        'The result in steps of 0.25 D: the nearest cylinder, and the sphere with which the spherical equivalent is nearest. Half a step is rounded towards plus.',
    }),
    disclaimer: LocalisedSentence,
  }),
});

/* Declares the calculator of the run-out day. */

const Supply = z.strictObject({
  boxes: z.int().min(0).max(100),
  packSize: z.int().min(1).max(365).meta({ description: 'Lenses in one box.' }),
  replacement: Replacement,
  daysPerWeek: z.int().min(1).max(7).default(7).meta({
    description:
      'Days of wear per week. Part-time wear stretches dailies only: other lenses age by the calendar once opened.',
  }),
  openedOn: Day.optional().meta({
    description:
      'The day on which the first of these lenses was opened, if one is. The supply then counts from this day and not from `from`.',
  }),
  carryOver: z
    .int()
    .min(0)
    .max(1_000)
    .default(0)
    .meta({ description: 'Lenses left from before, trial lenses included.' }),
});
const EyeRunOut = z.object({
  lenses: z.int(),
  days: z.int().meta({ description: 'Days that the lenses last.' }),
  from: CalendarDay,
  runsOutOn: CalendarDay.meta({ description: 'The first day without a lens.' }),
});

export const ComputeRunOut = operation({
  ...calculator,
  id: 'computeRunOut',
  record: 'none',
  because: 'It changes nothing.',
  endpoint: 'POST /tools/run-out',
  owner: 'customer',
  summary: 'Compute when lenses run out, and by when to order again',
  description:
    'Each eye is computed on its own. A weekly lens lasts 7 days, a two-weekly lens 14, a monthly lens 30, a quarterly lens 90, a half-yearly lens 180 and a yearly lens 365.',
  body: z.strictObject({
    eyes: z
      .strictObject({ right: Supply.optional(), left: Supply.optional() })
      .refine(({ right, left }) => right ?? left, says({ en: 'fill in at least one eye', zh: '请至少填写一只眼睛' })),
    from: Day.meta({ description: 'The first day on which the lenses may be worn.' }),
  }),
  example: {
    eyes: {
      right: { boxes: 1, packSize: 90, replacement: 'daily', daysPerWeek: 5, carryOver: 4 },
      left: { boxes: 2, packSize: 6, replacement: 'monthly', openedOn: '2026-01-02' },
    },
    from: '2026-01-10',
  },
  reply: z.object({
    right: EyeRunOut.optional(),
    left: EyeRunOut.optional(),
    runsOutOn: CalendarDay.meta({ description: 'The first day on which one eye has no lens.' }),
    reorderBy: CalendarDay,
    why: LocalisedSentence.meta({ description: 'The rule behind `reorderBy`, in the language of `Accept-Language`.' }),
  }),
  errors: [RUN_OUT_NOT_COMPUTABLE],
});

/* Declares the reader of GS1 bar codes. */

export const ReadBarcode = operation({
  ...calculator,
  id: 'readBarcode',
  record: 'none',
  because: 'It changes nothing.',
  endpoint: 'POST /tools/gs1',
  owner: 'catalog-inventory',
  summary: 'Read the GS1 code of a box',
  description:
    'Send the text of a GS1 DataMatrix, GS1-128 or GS1 QR code as the scanner sends it: with or without `]d2`, `]C1` or `]Q3`, and with FNC1 as ASCII 29 or written `<GS>`. A GS1 Digital Link (a web address) is read too. The whole table of GS1 application identifiers decides: a text that it does not explain is refused with the place, because nothing after it can be trusted. A text with parentheses is refused: they are printed for people, and a lot number may contain them too, so the text would be ambiguous.',
  body: z.strictObject({ barcode: Scan }),
  example: { barcode: '010506091751001110628S93R\u001d17241000218898847482518646' },
  reply: z.object({
    gtin: SentText.nullable(),
    lot: SentText.nullable(),
    expiry: CalendarDay.nullable().meta({ description: 'The expiry date in the code.' }),
    serial: SentText.nullable(),
    made: CalendarDay.nullable().meta({ description: 'The production date in the code.' }),
    masterUdiDi: SentText.nullable().meta({
      description: 'The Master UDI-DI of the EU in the code, (8014). It names no pack and no power.',
    }),
    warnings: z.array(LocalisedSentence),
    product: z
      .object({ productId: Id, name: SentText, brand: SentText, packId: Id, size: z.int() })
      .nullable()
      .meta({ description: 'The pack of our catalogue that has this GTIN. Null if there is none.' }),
    masterProduct: z
      .object({ productId: Id, name: SentText, brand: SentText })
      .nullable()
      .meta({ description: 'The product on whose boxes this Master UDI-DI was received. Null if it never was.' }),
  }),
  errors: [BARCODE_UNREADABLE],
});
