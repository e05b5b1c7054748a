/** What each law demands of who sells lenses, as the services apply it. */
import { z } from 'zod';
import { CalendarDay } from '../kernel/common.ts';
import { operation } from '../kernel/operation.ts';
import { JURISDICTION_NO_RULES } from './jurisdiction.errors.ts';
import { Jurisdiction } from './jurisdiction.ts';

const rule = <T extends z.ZodType>(is: T) => z.object({ is, source: z.string() }).optional();

const Register = z.object({
  name: z.enum(['verifications', 'prescriptions', 'purchases', 'sales', 'complaints-and-recalls', 'suppliers']),
  contents: z.array(z.string()).readonly(),
  keep: z
    .object({ years: z.int(), after: z.enum(['entry', 'expiry']) })
    .optional()
    .meta({ description: 'Left out where the law names no time' }),
});

const JurisdictionPack = z.object({
  jurisdiction: Jurisdiction,
  version: z.int().meta({ description: 'A pack on file never changes: a changed law is a new version' }),
  from: CalendarDay.meta({ description: 'The first day on which it applies' }),
  within: Jurisdiction.optional().meta({ description: 'Its law adds to that one’s, which is included' }),
  prescription: rule(z.enum(['required', 'advised'])),
  shortestYears: rule(z.int()),
  expiry: rule(z.literal('mandatory')),
  passiveVerification: rule(z.boolean()),
  otherLabel: rule(z.literal('permitted')).meta({
    description: 'The same lens of the same maker may be supplied under another label than the prescribed one',
  }),
  distanceSelling: rule(z.literal('forbidden')),
  shipmentWarning: rule(z.string()),
  device: rule(
    z.object({ riskClass: z.string().optional(), register: z.string().optional(), namesPower: z.boolean().optional() }),
  ),
  registers: z.array(z.object({ is: Register, source: z.string() })).readonly(),
  unsure: z.array(z.string()).readonly().optional().meta({ description: 'What was not read in the law itself' }),
});

const rules = {
  owner: 'customer',
  allow: ['public'],
  description:
    'Each rule with its source. A rule that is left out is not known to exist: nobody may conclude that the law permits it, and the shop does not. It sells on a prescription alone, also where one is only advised, and never after its last day.',
  query: z.strictObject({ on: CalendarDay.optional().meta({ description: 'Absent: today, in UTC' }) }),
} as const;

export const ListJurisdictions = operation({
  ...rules,
  id: 'listJurisdictions',
  endpoint: 'GET /jurisdictions',
  summary: 'The rules in force on a day, of every jurisdiction that is on file',
  reply: z.object({ data: z.array(JurisdictionPack) }),
});

export const GetJurisdiction = operation({
  ...rules,
  id: 'getJurisdiction',
  endpoint: 'GET /jurisdictions/{code}',
  summary: 'The rules of one jurisdiction on a day',
  params: z.strictObject({ code: Jurisdiction }),
  reply: JurisdictionPack,
  errors: [JURISDICTION_NO_RULES],
});
