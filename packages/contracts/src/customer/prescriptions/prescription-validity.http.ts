/**
 * Declares the operation that lists the prescriptions of a customer for sales. It shows whether lenses can be ordered
 * on them, but no power.
 */
import { z } from 'zod';
import { CalendarDay, Id } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { Country, Eye } from '../../lens.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { customerId } from '../people/customer.http.ts';
import { PrescriptionStatus } from './prescription.http.ts';

const ValidLens = z.object({
  eye: Eye,
  productId: Id,
  daysLeft: z.int().min(0).meta({
    description:
      'The days of wear that may still be supplied for this eye: by the limit of the shop, and by the law of the place if one is named. The last box may exceed them. 0 if the prescription has ended.',
  }),
});
export const PrescriptionValidity = z.object({
  id: Id,
  status: PrescriptionStatus,
  issuedOn: CalendarDay,
  expiresOn: CalendarDay,
  prescriberName: SentText,
  lenses: z.array(ValidLens).meta({ description: 'The product for each eye.' }),
});
export type PrescriptionValidity = z.infer<typeof PrescriptionValidity>;

export const ListPrescriptionValidity = operation({
  id: 'listPrescriptionValidity',
  record: ['prescription.listed'],
  endpoint: 'GET /customers/{customerId}/prescription-validity',
  owner: 'customer',
  summary: 'List until when the prescriptions of a customer are valid, newest first',
  description:
    'For orders on the phone: it tells whether a prescription has ended, for which product and eye, how much may still be supplied, and no power. The newest 25 are listed. Every reading is logged.',
  allow: ['sales'],
  params: customerId,
  query: z.strictObject({
    country: Country.optional().meta({
      description: 'The country to which the lenses would go. Its law may limit them.',
    }),
    region: oneLine(80).optional().meta({ description: 'The state, province or prefecture of that place.' }),
  }),
  reply: z.object({ data: z.array(PrescriptionValidity) }),
  errors: [CUSTOMER_NOT_FOUND],
});
