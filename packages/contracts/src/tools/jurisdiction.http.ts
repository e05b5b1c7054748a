/**
 * Declares the operations that read the legal rules of each jurisdiction for sellers of lenses, as the services apply
 * these rules.
 */
import { z } from 'zod';
import { CalendarDay, RequestDay } from '../kernel/common.ts';
import { operation } from '../kernel/operation.ts';
import { SentText } from '../kernel/text.ts';
import { JURISDICTION_NO_RULES } from './jurisdiction.errors.ts';
import { Jurisdiction } from './jurisdiction.ts';

const rule = <T extends z.ZodType>(value: T) =>
  z.object({ is: value, source: SentText.meta({ description: 'The place in the law.' }) }).optional();

export const RegisterName = z.enum([
  'verifications',
  'prescriptions',
  'purchases',
  'sales',
  'complaints-and-recalls',
  'suppliers',
]);
export const KeptAfter = z.enum(['entry', 'expiry']);
export const PrescriptionDuty = z.enum(['required', 'advised']);

const Register = z.object({
  name: RegisterName,
  contents: z.array(SentText).readonly(),
  keep: z
    .object({ years: z.int(), after: KeptAfter })
    .optional()
    .meta({ description: 'How long records are kept. Omitted if the law names no time.' }),
});

const JurisdictionPack = z.object({
  jurisdiction: Jurisdiction,
  version: z.int().meta({ description: 'A recorded set of rules never changes: a changed law is a new version.' }),
  from: CalendarDay.meta({ description: 'The first day on which these rules apply.' }),
  within: Jurisdiction.optional().meta({ description: 'The wider jurisdiction. Its rules are included here.' }),
  prescription: rule(PrescriptionDuty),
  shortestYears: rule(z.int()).meta({
    description: 'The shortest validity of a prescription in years, unless there is a medical reason.',
  }),
  longestYears: rule(z.int()).meta({ description: 'The longest validity of a prescription in years.' }),
  expiry: rule(z.literal('mandatory')).meta({
    description: 'A prescription names its last day, and nothing is supplied after it.',
  }),
  passiveVerification: rule(z.boolean()).meta({ description: 'True if the silence of a prescriber verifies.' }),
  mostSupply: rule(z.literal('until-expiry')).meta({
    description:
      'The most lenses that may be supplied: they last until the prescription ends, rounded up to whole boxes.',
  }),
  otherLabel: rule(z.literal('permitted')).meta({
    description:
      'A lens may be supplied under another label than the prescribed one, if it is the same lens of the same maker.',
  }),
  distanceSelling: rule(z.literal('forbidden')),
  shipmentWarning: rule(SentText).meta({ description: 'The text that goes into every shipment, word for word.' }),
  device: rule(
    z.object({
      riskClass: SentText.optional(),
      register: SentText.optional().meta({ description: 'The register of the device.' }),
      namesPower: z
        .boolean()
        .optional()
        .meta({ description: 'True if the identifier of the device stands for a single power.' }),
    }),
  ),
  registers: z.array(z.object({ is: Register, source: SentText })).readonly(),
  unsure: z
    .array(SentText)
    .readonly()
    .optional()
    .meta({ description: 'Points that were not checked in the text of the law itself.' }),
});

const rules = {
  owner: 'customer',
  allow: ['public'],
  cacheable: true,
  description:
    'Each rule has its source. An omitted rule is one that we do not know: do not conclude that the law permits it, for the shop does not either. The shop sells only on a prescription, even where one is only advised, and never after its last day.',
  query: z.strictObject({
    on: RequestDay.optional().meta({ description: 'The day for which rules are asked. If omitted, today in UTC.' }),
  }),
} as const;

export const ListJurisdictions = operation({
  ...rules,
  id: 'listJurisdictions',
  endpoint: 'GET /jurisdictions',
  summary: 'List the rules of all jurisdictions on a day',
  reply: z.object({ data: z.array(JurisdictionPack) }),
});

export const GetJurisdiction = operation({
  ...rules,
  id: 'getJurisdiction',
  endpoint: 'GET /jurisdictions/{code}',
  summary: 'Read the rules of a jurisdiction on a day',
  params: z.strictObject({ code: Jurisdiction }),
  reply: JurisdictionPack,
  errors: [JURISDICTION_NO_RULES],
});
