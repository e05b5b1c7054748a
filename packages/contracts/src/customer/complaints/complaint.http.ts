/**
 * Declares the operations on complaints and suspected incidents (MDR Art. 14(5)). Statements about health are sealed,
 * and every reading of them is logged.
 */
import { z } from 'zod';
import { ComplaintOutcome, ComplaintStatus, Party, PassedOn, Seriousness } from '../../complaint.ts';
import { choiceParams } from '../../filters/filters.ts';
import {
  createdBetween,
  Id,
  Instant,
  page,
  PageQuery,
  RequestDay,
  RequestInstant,
  Version,
} from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { freeText, oneLine, requestText, SentText } from '../../kernel/text.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { COMPLAINT_CLOSED, COMPLAINT_IN_THE_FUTURE, COMPLAINT_NOT_FOUND } from './complaint.errors.ts';

const past = (description: string) => RequestInstant.meta({ description, example: '2026-06-15T14:00:00.000Z' });

/**
 * Parses the GTIN of the box. Its check digit is not checked, because a misread number must not prevent a complaint.
 */
const Gtin = requestText()
  .regex(/^\d{8,14}$/, says({ en: '8 to 14 digits', zh: '8 至 14 位数字' }))
  .transform((digits) => digits.padStart(14, '0'))
  .meta({ description: 'The GTIN of the box. Omitted if unknown.' });

export const ComplaintReporter = z.enum(['user', 'patient', 'healthcare-professional', 'other']);
/** Describes the report of a complaint, which is sealed. */
export const ComplaintReport = z.strictObject({
  reporter: ComplaintReporter,
  whatHappened: freeText.min(1),
  happenedOn: RequestDay.optional(),
});
export type ComplaintReport = z.infer<typeof ComplaintReport>;

export const RecordComplaintBody = ComplaintReport.extend({
  customerId: Id.optional().meta({ description: 'The customer concerned, if it is one of ours.' }),
  orderId: Id.optional(),
  lineId: Id.optional(),
  gtin: Gtin.optional(),
  lotNumber: oneLine(20).optional(),
  seriousness: Seriousness,
  receivedAt: past('The time at which the complaint reached the shop.'),
});

export const ComplaintSummary = z.object({
  id: Id,
  customerId: Id.nullable(),
  orderId: Id.nullable(),
  lineId: Id.nullable(),
  gtin: SentText.nullable(),
  lotNumber: SentText.nullable(),
  seriousness: Seriousness,
  status: ComplaintStatus,
  passedOn: z.array(PassedOn).meta({ description: 'The parties that the complaint was passed on to, with the times.' }),
  outcome: ComplaintOutcome.nullable(),
  receivedAt: Instant,
  recordedBy: Id,
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type ComplaintSummary = z.infer<typeof ComplaintSummary>;

const statement = freeText.min(1);
export const FollowUp = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('note'), text: statement }),
  z.strictObject({
    kind: z.literal('passed-on'),
    to: Party,
    at: past('The time at which it was sent.'),
    reference: oneLine(200),
    text: statement.optional(),
  }),
  z.strictObject({
    kind: z.literal('reply'),
    from: Party,
    at: past('The time at which it was received.'),
    text: statement,
  }),
  z.strictObject({ kind: z.literal('closed'), outcome: ComplaintOutcome, text: statement }),
]);
export type FollowUp = z.infer<typeof FollowUp>;

const complaints = { owner: 'customer' } as const;
const complaintId = z.strictObject({ complaintId: Id });

export const RecordComplaint = operation({
  ...complaints,
  id: 'recordComplaint',
  record: ['complaint.recorded'],
  endpoint: 'POST /complaints',
  summary: 'Record a complaint or a report of a suspected incident',
  description:
    'Record every complaint that you hear of. The report is sealed with a key of its own, and only opticians and auditors can read it.',
  allow: ['sales', 'optician', 'warehouse'],
  body: RecordComplaintBody,
  example: {
    reporter: 'user',
    whatHappened: 'The lens tore when it was taken out of the blister; a piece remained in the eye.',
    gtin: '02000000000039',
    lotNumber: 'L2406A',
    seriousness: 'suspected-incident',
    receivedAt: '2026-06-15T14:00:00.000Z',
  },
  reply: ComplaintSummary,
  status: 201,
  location: '/complaints/{id}',
  errors: [CUSTOMER_NOT_FOUND, COMPLAINT_IN_THE_FUTURE],
});

export const FollowUpComplaint = operation({
  ...complaints,
  id: 'followUpComplaint',
  record: ['complaint.followed-up'],
  endpoint: 'POST /complaints/{complaintId}/follow-ups',
  summary: 'Record a follow-up of a complaint',
  description:
    'A follow-up is a note, a party that the complaint was passed on to, a reply, or the end of the complaint. Recorded follow-ups are never changed.',
  allow: ['optician'],
  params: complaintId,
  body: FollowUp,
  example: {
    kind: 'passed-on',
    to: 'manufacturer',
    at: '2026-06-15T14:00:00.000Z',
    reference: 'Mail of that day, case 4711',
  },
  reply: ComplaintSummary,
  status: 201,
  location: '/complaints/{complaintId}',
  errors: [COMPLAINT_NOT_FOUND, COMPLAINT_CLOSED, COMPLAINT_IN_THE_FUTURE],
});

export const ListComplaints = operation({
  ...complaints,
  id: 'listComplaints',
  endpoint: 'GET /complaints',
  summary: 'List complaints, newest first',
  description: 'The list does not contain the reports.',
  allow: ['sales', 'optician', 'warehouse', 'auditor'],
  query: PageQuery.extend({
    ...choiceParams('status', ComplaintStatus),
    ...choiceParams('seriousness', Seriousness),
    customerId: Id.optional(),
    orderId: Id.optional(),
    ...createdBetween,
  }),
  reply: page(ComplaintSummary),
});

export const GetComplaint = operation({
  ...complaints,
  id: 'getComplaint',
  record: ['complaint.read'],
  endpoint: 'GET /complaints/{complaintId}',
  summary: 'Read a complaint with its report and its follow-ups',
  description: 'Every reading is logged.',
  allow: ['optician', 'auditor'],
  params: complaintId,
  reply: ComplaintSummary.extend({
    told: ComplaintReport.meta({ description: 'The report of the complaint.' }),
    followUps: z
      .array(z.object({ id: Id, recordedBy: Id, recordedAt: Instant, followUp: FollowUp }))
      .meta({ description: 'Oldest first.' }),
  }),
  errors: [COMPLAINT_NOT_FOUND],
});
