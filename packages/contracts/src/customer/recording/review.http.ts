/**
 * Declares the operations on the review of customers' files: an optician compares the typed values with the picture.
 */
import { z } from 'zod';
import { Id, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { oneLine } from '../../kernel/text.ts';
import { Attachment } from '../prescriptions/attachment.http.ts';
import {
  PRESCRIPTION_DENIED,
  PRESCRIPTION_NO_FILE,
  PRESCRIPTION_NOT_FOUND,
  PRESCRIPTION_WITHDRAWN,
} from '../prescriptions/prescription.errors.ts';
import {
  ComparedRevision,
  prescriptionId,
  PrescriptionReceipt,
  PrescriptionView,
} from '../prescriptions/prescription.http.ts';

export const ReviewOutcome = z.enum(['matches', 'differs', 'unreadable']).meta({
  description:
    '`matches`: the file is the prescription, and says what was typed in. `differs`: it says something else, or is no valid prescription. `unreadable`: it cannot be read.',
});
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;

export const ListReviews = operation({
  id: 'listPrescriptionReviews',
  record: ['prescription.listed'],
  endpoint: 'GET /prescription-reviews',
  owner: 'customer',
  summary: 'List the prescriptions whose files wait for an optician, the longest wait first',
  description: 'Each has its contents beside its files, to compare them. Every reading is logged.',
  allow: ['optician', 'auditor'],
  query: PageQuery,
  reply: page(PrescriptionView.extend({ attachments: z.array(Attachment) })),
});

export const RecordReview = operation({
  id: 'recordPrescriptionReview',
  record: ['prescription.reviewed'],
  endpoint: 'POST /customers/{customerId}/prescriptions/{prescriptionId}/reviews',
  owner: 'customer',
  summary: 'Record what an optician saw in the file of a prescription',
  description:
    '`matches` makes the prescription `presented`, and orders that wait for it continue. After `differs` or `unreadable` the prescriber is asked for the orders that wait.',
  allow: ['optician'],
  params: prescriptionId,
  body: z.strictObject({
    outcome: ReviewOutcome,
    revision: ComparedRevision.meta({
      description:
        'The revision that was compared with the file. If the customer has revised it meanwhile, the review is refused.',
    }),
    note: oneLine(500)
      .optional()
      .meta({ description: 'A note for colleagues about the differences. It is stored sealed.' }),
  }),
  example: { outcome: 'matches', revision: 1 },
  reply: PrescriptionReceipt.extend({ reviewId: Id }),
  status: 201,
  versioned: true,
  errors: [PRESCRIPTION_NOT_FOUND, PRESCRIPTION_WITHDRAWN, PRESCRIPTION_NO_FILE, PRESCRIPTION_DENIED, REQUEST_STALE],
});
