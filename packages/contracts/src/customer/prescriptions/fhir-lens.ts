/** Describes one contact lens of a FHIR R4 VisionPrescription. Elements that would change its meaning are refused. */
import { z } from 'zod';
import { says } from '../../kernel/sentence.ts';
import { requestText, SentText } from '../../kernel/text.ts';
import { Eye } from '../../lens.ts';
import { AnsweredExtensions, Extensions } from './fhir-extensions.ts';
import type { WearPeriod } from './prescription.http.ts';

export const UCUM = 'http://unitsofmeasure.org';
export const PRODUCT_SYSTEM = 'http://terminology.hl7.org/CodeSystem/ex-visionprescriptionproduct';

export const unmodified = z
  .never({
    error: says({
      en: 'changes the meaning of its element in a way that is not known here: send the element without it',
      zh: '以此处未知的方式改变所在元素的含义：请去掉后再发送',
    }),
  })
  .optional();

const NOT_CONTACT = says({
  en: 'is not one of FHIR’s product codes lens and contact: send contact for a contact lens',
  zh: '不是 FHIR 产品代码 lens 或 contact 之一：隐形眼镜请写 contact',
});
const SPECTACLES = says({
  en: 'lens means spectacles: a spectacle prescription is not a contact-lens prescription. Ask the prescriber for a fitting',
  zh: 'lens 指框架眼镜：框架眼镜处方不是隐形眼镜处方。请向处方医师要求验配',
});
const Product = z
  .looseObject({ coding: z.array(z.looseObject({ system: requestText().optional(), code: requestText().optional() })) })
  .superRefine(({ coding }, context) => {
    const products = coding.map(({ system, code }, at) => ({ system, code, path: ['coding', at, 'code'] }));
    const known = products.filter(({ system }) => system === PRODUCT_SYSTEM);
    if (known.length === 0) context.addIssue({ code: 'custom', path: ['coding'], message: NOT_CONTACT });
    for (const { code, path } of known) {
      if (code === 'contact') continue;
      context.addIssue({ code: 'custom', path, message: code === 'lens' ? SPECTACLES : NOT_CONTACT });
    }
  });

/**
 * Bounds a number, because FHIR does not bound numbers. No lens comes near these bounds, and the columns can hold them.
 */
const bounded = (number: z.ZodNumber) => number.min(-1_000).max(1_000);
const dioptres = bounded(
  z.number({
    error: says({ en: 'a plain number of dioptres, without a unit', zh: '以屈光度为单位的数字，不带单位' }),
  }),
);
const millimetres = bounded(
  z.number({
    error: says({ en: 'a plain number of millimetres, without a unit', zh: '以毫米为单位的数字，不带单位' }),
  }),
);
const degrees = bounded(
  z.number({
    error: says({ en: 'a plain number of degrees, without a unit', zh: '以度为单位的数字，不带单位' }),
  }),
);

/**
 * Maps the names of units to the units of a wearing time: the codes of UCUM (`mo`), and the words that people write
 * (`months`).
 */
const UNITS: Readonly<Record<string, WearPeriod['unit']>> = {
  ...{ d: 'day', day: 'day', days: 'day', wk: 'week', week: 'week', weeks: 'week' },
  ...{ mo: 'month', month: 'month', months: 'month', a: 'year', year: 'year', years: 'year' },
};
export const unitNamed = (name: string | undefined): WearPeriod['unit'] | undefined =>
  name !== undefined && Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;

const BAD_UNIT = says({
  en: 'is not a unit of wear: send d, wk, mo or a (UCUM) for days, weeks, months or years',
  zh: '不是佩戴周期的单位：请以 UCUM 代码 d、wk、mo 或 a 表示日、周、月或年',
});
const TWO_UNITS = says({ en: 'differs from the unit of code', zh: '与 code 的单位不同' });
const Duration = z
  .looseObject({
    value: bounded(z.number()),
    comparator: z
      .never({ error: says({ en: 'must be left out: send an exact duration', zh: '请省略并给出确切的时长' }) })
      .optional(),
    unit: requestText().optional(),
    system: z.literal(UCUM, { error: says({ en: `must be ${UCUM}`, zh: `必须为 ${UCUM}` }) }).optional(),
    code: requestText().optional(),
  })
  .superRefine(({ unit, code }, context) => {
    const field = code === undefined && unit !== undefined ? 'unit' : 'code';
    const wearUnit = unitNamed(code ?? unit);
    if (!wearUnit) return context.addIssue({ code: 'custom', path: [field], message: BAD_UNIT });
    // if there is a code, `unit` is only a text for people and may be in any language, so an unknown unit is accepted
    if ((unitNamed(unit) ?? wearUnit) !== wearUnit)
      context.addIssue({ code: 'custom', path: ['unit'], message: TWO_UNITS });
  });

const PRISM = says({
  en: 'contact lenses do not correct prism: this is a spectacle prescription, or a mistake',
  zh: '隐形眼镜不能矫正棱镜度：这是框架眼镜处方，或为笔误',
});
const POWER_TWICE = says({ en: 'differs from sphere', zh: '与 sphere 的度数不同' });

export const FhirLens = z
  .looseObject({
    modifierExtension: unmodified,
    extension: Extensions.optional(),
    product: Product,
    eye: Eye,
    power: dioptres
      .optional()
      .meta({ description: 'Sphere in dioptres. `sphere` may be sent instead, or as well with the same value.' }),
    sphere: dioptres.optional(),
    cylinder: dioptres.optional(),
    axis: degrees.optional(),
    prism: z.never({ error: PRISM }).optional(),
    add: dioptres.optional(),
    backCurve: millimetres.optional(),
    diameter: millimetres.optional(),
    duration: Duration.optional(),
    color: requestText().optional(),
    brand: requestText().optional(),
    note: z
      .array(
        z.looseObject({ text: requestText(), authorString: requestText().optional(), time: requestText().optional() }),
      )
      .optional(),
  })
  .refine(({ power, sphere }) => power === undefined || sphere === undefined || power === sphere, {
    error: POWER_TWICE,
    path: ['power'],
  });
export type FhirLens = z.output<typeof FhirLens>;

/** Describes one lens of a VisionPrescription, in the form in which the API answers it. */
export const AnsweredLens = z.object({
  extension: AnsweredExtensions,
  product: z.object({ coding: z.array(z.object({ system: z.literal(PRODUCT_SYSTEM), code: z.literal('contact') })) }),
  eye: Eye,
  power: z.number(),
  sphere: z.number().meta({ description: 'Equal to `power`.' }),
  cylinder: z.number().optional(),
  axis: z.int().optional(),
  add: z.number().optional(),
  backCurve: z.number(),
  diameter: z.number(),
  duration: z
    .object({ value: z.number(), unit: SentText, system: z.literal(UCUM), code: z.enum(['d', 'wk', 'mo', 'a']) })
    .optional(),
  color: SentText.optional(),
  brand: SentText.optional(),
  note: z.array(z.object({ authorString: SentText.optional(), time: SentText.optional(), text: SentText })).optional(),
});
