/** Verification with the prescriber (16 CFR 315.5) over HTTP: what was asked, by which proof, and what came of it. */
import { z } from 'zod';
import { Address } from '../../contact.ts';
import { CalendarDay, Id, Instant, page, PageQuery, TimeZone } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { freeText, oneLine } from '../../kernel/text.ts';
import { Eye, LensParameters } from '../../lens.ts';
import { VERIFICATION_NOT_COMPUTABLE } from '../../tools/tools.errors.ts';
import { SaturdayHours, VerificationStep } from '../../tools/tools.http.ts';
import { Receipt } from '../people/customer.http.ts';
import { PRESCRIPTION_INVALID } from '../prescriptions/prescription.errors.ts';
import { PrescriptionContents } from '../prescriptions/prescription.http.ts';
import {
  VERIFICATION_ENDED,
  VERIFICATION_INVALID,
  VERIFICATION_NOT_FOUND,
  VERIFICATION_NOT_WANTED,
} from './verification.errors.ts';

export const VerificationStatus = z
  .enum(['to-send', 'waiting', 'confirmed', 'corrected', 'denied', 'unanswered', 'dropped'])
  .meta({
    description:
      'to-send: the request must go out; waiting: for the answer, or for the deadline where silence verifies; unanswered: silence has verified; dropped: the prescription was confirmed, revised or withdrawn meanwhile',
  });
export type VerificationStatus = z.infer<typeof VerificationStatus>;

const Channel = z.enum(['phone', 'fax', 'e-mail']).meta({ description: 'Direct communication' });
const past = (description: string) => Instant.meta({ description, example: '2026-06-15T14:00:00.000Z' });

export const Transmission = z.strictObject({
  channel: Channel,
  to: oneLine(120).meta({ description: 'The number or address that it went to' }),
  contact: oneLine(200).meta({ description: 'Whom the prescriber may answer: name, telephone and fax' }),
  sentAt: past('When the request was made'),
  receivedAt: past('When the prescriber had all of it: the clock starts here'),
  reference: oneLine(200).meta({ description: 'The proof: fax report, message id, recording' }),
  timeZone: TimeZone.optional().meta({ description: 'The prescriber’s, where the prescription does not say it' }),
  saturday: z
    .strictObject({ hours: SaturdayHours, basis: oneLine(300).meta({ description: 'How they are known' }) })
    .optional()
    .meta({ description: 'Only with actual knowledge of the hours; the request must say that they are counted' }),
});
export type Transmission = z.infer<typeof Transmission>;

export const Contact = z.strictObject({
  kind: z.enum(['call', 'reminder']),
  at: past('When it was made'),
  channel: Channel,
  person: oneLine(120).optional(),
  outcome: freeText.min(1),
});
export type Contact = z.infer<typeof Contact>;

const heard = {
  receivedAt: past('When the answer came in, whenever it is recorded: this is compared with the deadline'),
  channel: Channel,
  person: oneLine(120).meta({ description: 'Who answered' }),
  reference: oneLine(200).optional(),
};
export const Answer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('confirmed'), ...heard }),
  z.strictObject({ answer: z.literal('corrected'), ...heard, contents: PrescriptionContents }),
  z.strictObject({
    answer: z.literal('denied'),
    ...heard,
    reason: z.enum(['inaccurate', 'expired', 'invalid']),
    explanation: freeText.min(1),
  }),
]);
export type Answer = z.infer<typeof Answer>;

/** 16 CFR 315.5(b): what the request must say. */
export const Asked = z.object({
  patient: z.object({ name: z.string(), address: Address.nullable() }),
  lenses: z.array(
    z.object({
      eye: Eye,
      productId: Id,
      productName: z.string().optional(),
      parameters: LensParameters,
      boxes: z.int().nullable().meta({ description: 'Ordered; null: the orders of before did not say' }),
    }),
  ),
  requestedOn: CalendarDay.meta({ description: 'The day on which the patient ordered' }),
  prescriber: PrescriptionContents.shape.prescriber,
});
export type Asked = z.infer<typeof Asked>;

const Clock = z.object({
  deadlineLocal: z.string().nullable().meta({ description: "The deadline by the prescriber's clock" }),
  steps: z.array(VerificationStep),
});

export const VerificationReceipt = Receipt.extend({
  prescriptionId: Id,
  revision: z.int().meta({ description: 'Of the prescription: what is being verified' }),
  status: VerificationStatus,
  deadline: Instant.nullable().meta({
    description: 'From this instant on, silence has verified; null: not sent yet, or silence verifies nothing there',
  }),
});
export type VerificationReceipt = z.infer<typeof VerificationReceipt>;

const entry = { id: Id, recordedAt: Instant, recordedBy: Id };
export const VerificationEntry = z.discriminatedUnion('kind', [
  z.object({ ...entry, kind: z.literal('transmission'), transmission: Transmission, asked: Asked }),
  z.object({ ...entry, kind: z.literal('contact'), contact: Contact }),
  z.object({
    ...entry,
    kind: z.enum(['answer', 'late-answer', 'objection']).meta({
      description:
        'late-answer, objection: came after the deadline or after the end, and changes nothing by itself; an objection does not confirm',
    }),
    answer: Answer,
  }),
]);
export type VerificationEntry = z.infer<typeof VerificationEntry>;

const verificationId = z.strictObject({ verificationId: Id });
const verifications = { owner: 'customer', allow: ['optician'] } as const;

export const ListVerifications = operation({
  ...verifications,
  id: 'listVerifications',
  endpoint: 'GET /verifications',
  summary: 'List verifications, newest first: what is to be sent, and what waits for an answer',
  allow: ['optician', 'auditor'],
  query: PageQuery.extend({ status: VerificationStatus.optional(), customerId: Id.optional() }),
  reply: page(VerificationReceipt),
});

export const GetVerification = operation({
  ...verifications,
  id: 'getVerification',
  endpoint: 'GET /verifications/{verificationId}',
  summary: 'Read a verification: what to ask, the clock with its reasoning, and its log; the reading is logged',
  allow: ['optician', 'auditor'],
  params: verificationId,
  reply: VerificationReceipt.extend({
    asked: Asked.nullable().meta({
      description: 'As it was sent; before that, what to send; null: nothing, for no order waits any more',
    }),
    clock: Clock.nullable(),
    log: z.array(VerificationEntry).meta({ description: 'Oldest first' }),
  }),
  errors: [VERIFICATION_NOT_FOUND],
});

export const RecordTransmission = operation({
  ...verifications,
  id: 'recordTransmission',
  endpoint: 'POST /verifications/{verificationId}/transmissions',
  summary: 'Record that the request went to the prescriber, with the proof; starts the clock',
  description:
    'Where the request was sent again, because it had not arrived, the clock starts anew. It counts eight business hours by the prescriber’s clock; an unknown time zone is refused. Where the law of the place of issue or of the delivery knows no such silence, only an answer verifies.',
  params: verificationId,
  body: Transmission,
  example: {
    channel: 'fax',
    to: '+1 202 555 0144',
    contact: 'Olga Brandt, +1 202 555 0100, fax +1 202 555 0101',
    sentAt: '2026-06-15T14:00:00.000Z',
    receivedAt: '2026-06-15T14:00:00.000Z',
    reference: 'FAX-2026-004711',
    timeZone: 'America/New_York',
  },
  reply: VerificationReceipt.extend({ clock: Clock }),
  status: 201,
  versioned: true,
  errors: [
    VERIFICATION_NOT_FOUND,
    VERIFICATION_ENDED,
    VERIFICATION_NOT_WANTED,
    VERIFICATION_INVALID,
    VERIFICATION_NOT_COMPUTABLE,
    REQUEST_STALE,
  ],
});

export const RecordContact = operation({
  ...verifications,
  id: 'recordContact',
  endpoint: 'POST /verifications/{verificationId}/contacts',
  summary: 'Log a call or a reminder; the clock goes on',
  params: verificationId,
  body: Contact,
  example: {
    kind: 'call',
    at: '2026-06-15T14:00:00.000Z',
    channel: 'phone',
    person: 'Reception',
    outcome: 'The fax has arrived; the doctor is back tomorrow.',
  },
  reply: VerificationReceipt,
  status: 201,
  errors: [VERIFICATION_NOT_FOUND, VERIFICATION_INVALID],
});

export const RecordAnswer = operation({
  ...verifications,
  id: 'recordAnswer',
  endpoint: 'POST /verifications/{verificationId}/answers',
  summary: 'Record the prescriber’s answer: confirmed, corrected or denied',
  description:
    'An answer that came in before the deadline counts, also where it is recorded after it: orders that silence had permitted are cancelled if the answer does not permit them. One that came later is kept and raises an alarm unless it confirms. A correction becomes a new revision of the prescription, which is verified.',
  params: verificationId,
  body: Answer,
  example: {
    answer: 'confirmed',
    receivedAt: '2026-06-15T14:00:00.000Z',
    channel: 'phone',
    person: 'Dr Chen',
  },
  reply: VerificationReceipt.extend({ late: z.boolean().meta({ description: 'It came too late to count' }) }),
  status: 201,
  versioned: true,
  errors: [VERIFICATION_NOT_FOUND, VERIFICATION_INVALID, PRESCRIPTION_INVALID, REQUEST_STALE],
});
