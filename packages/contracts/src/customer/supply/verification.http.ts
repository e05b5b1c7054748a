/**
 * Declares the operations on verification with the prescriber (16 CFR 315.5): requests with their proof, calls and
 * answers.
 */
import { z } from 'zod';
import { StoredAddress } from '../../contact/contact.ts';
import { CalendarDay, Id, Instant, page, PageQuery, PlaceZone, RequestInstant } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { freeText, oneLine, SentText } from '../../kernel/text.ts';
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
      '`to-send`: the request must be sent. `waiting`: for the answer, or for the deadline where silence verifies. `unanswered`: silence has verified. `dropped`: the prescription was confirmed, revised or withdrawn meanwhile.',
  });
export type VerificationStatus = z.infer<typeof VerificationStatus>;

export const Channel = z.enum(['phone', 'fax', 'e-mail']).meta({ description: 'The way of direct communication.' });
const past = (description: string) => RequestInstant.meta({ description, example: '2026-06-15T14:00:00.000Z' });

export const Transmission = z.strictObject({
  channel: Channel,
  to: oneLine(120).meta({ description: 'The number or address to which it was sent.' }),
  contact: oneLine(200).meta({ description: 'The contact for the prescriber’s answer: name, telephone and fax.' }),
  sentAt: past('The time at which the request was sent.'),
  receivedAt: past('The time at which the prescriber had received all of it. The clock starts here.'),
  reference: oneLine(200).meta({ description: 'The proof: a fax report, message id or recording.' }),
  timeZone: PlaceZone.optional().meta({
    description: 'The prescriber’s time zone, if the prescription does not name it.',
  }),
  saturday: z
    .strictObject({ hours: SaturdayHours, basis: oneLine(300).meta({ description: 'The source of this knowledge.' }) })
    .optional()
    .meta({
      description: 'Send it only with actual knowledge of the hours. The request must state that they are counted.',
    }),
});
export type Transmission = z.infer<typeof Transmission>;

export const ContactKind = z.enum(['call', 'reminder']);
export const Contact = z.strictObject({
  kind: ContactKind,
  at: past('The time of the call or reminder.'),
  channel: Channel,
  person: oneLine(120).optional(),
  outcome: freeText.min(1),
});
export type Contact = z.infer<typeof Contact>;

const answerFields = {
  receivedAt: past(
    'The time at which the answer was received. It is compared with the deadline, whenever it is recorded.',
  ),
  channel: Channel,
  person: oneLine(120).meta({ description: 'The person who answered.' }),
  reference: oneLine(200).optional(),
};
export const DenialReason = z.enum(['inaccurate', 'expired', 'invalid']);
export const PrescriberAnswer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('confirmed'), ...answerFields }),
  z.strictObject({ answer: z.literal('corrected'), ...answerFields, contents: PrescriptionContents }),
  z.strictObject({
    answer: z.literal('denied'),
    ...answerFields,
    reason: DenialReason,
    explanation: freeText.min(1),
  }),
]);
export type PrescriberAnswer = z.infer<typeof PrescriberAnswer>;

/** Describes the contents of a verification request to the prescriber, as 16 CFR 315.5(b) demands them. */
export const VerificationRequest = z.object({
  patient: z.object({ name: SentText, address: StoredAddress.nullable() }),
  lenses: z.array(
    z.object({
      eye: Eye,
      productId: Id,
      productName: SentText.optional(),
      parameters: LensParameters,
      boxes: z.int().nullable().meta({ description: 'Boxes ordered. Null for old orders, which did not tell.' }),
    }),
  ),
  requestedOn: CalendarDay.meta({ description: 'The day on which the patient ordered.' }),
  prescriber: PrescriptionContents.shape.prescriber,
});
export type VerificationRequest = z.infer<typeof VerificationRequest>;

const Clock = z.object({
  deadlineLocal: SentText.nullable().meta({ description: "The deadline in the prescriber's local time." }),
  steps: z.array(VerificationStep),
});

export const VerificationReceipt = Receipt.extend({
  prescriptionId: Id,
  revision: z.int().meta({ description: 'The revision of the prescription that is being verified.' }),
  status: VerificationStatus,
  deadline: Instant.nullable().meta({
    description:
      'From this instant on, silence has verified. Null until the request is sent, and where silence does not verify.',
  }),
});
export type VerificationReceipt = z.infer<typeof VerificationReceipt>;

const entry = { id: Id, recordedAt: Instant, recordedBy: Id };
export const AnswerEntryKind = z.enum(['answer', 'late-answer', 'objection']).meta({
  description:
    '`late-answer` and `objection` came after the deadline or after the end, and change nothing by themselves. An objection is an answer that does not confirm.',
});
export const VerificationEntry = z.discriminatedUnion('kind', [
  z.object({ ...entry, kind: z.literal('transmission'), transmission: Transmission, asked: VerificationRequest }),
  z.object({ ...entry, kind: z.literal('contact'), contact: Contact }),
  z.object({
    ...entry,
    kind: AnswerEntryKind,
    answer: PrescriberAnswer,
  }),
]);
export type VerificationEntry = z.infer<typeof VerificationEntry>;

const verificationId = z.strictObject({ verificationId: Id });
const verifications = { owner: 'customer', allow: ['optician'] } as const;

export const VerificationSort = z.enum(['newest', 'deadline']);

export const ListVerifications = operation({
  ...verifications,
  id: 'listVerifications',
  endpoint: 'GET /verifications',
  summary: 'List verifications, newest first',
  allow: ['optician', 'auditor'],
  description:
    'With `sort=deadline`, the open ones come in the order in which they need a person: first those that silence never ends, by their age, then those with the next deadline.',
  query: PageQuery.extend({
    status: VerificationStatus.optional(),
    open: z
      .literal('true')
      .optional()
      .meta({ description: '`true` lists only those that are to be sent or wait for the prescriber.' }),
    customerId: Id.optional(),
    prescriptionId: Id.optional(),
    sort: VerificationSort.default('newest').meta({ description: '`deadline` implies `open=true`.' }),
  }),
  reply: page(
    VerificationReceipt.extend({
      prescriber: z
        .object({ name: SentText, timeZone: SentText.nullable() })
        .meta({ description: 'The prescriber who is asked, and the time zone in which the deadline is counted.' }),
    }),
  ),
});

export const GetVerification = operation({
  ...verifications,
  id: 'getVerification',
  record: ['verification.read'],
  endpoint: 'GET /verifications/{verificationId}',
  summary: 'Read a verification with its request, its clock and its log',
  description: 'Every reading is logged.',
  allow: ['optician', 'auditor'],
  params: verificationId,
  reply: VerificationReceipt.extend({
    asked: VerificationRequest.nullable().meta({
      description:
        'The request as it was sent, or the request to send. Null if there is nothing to ask, because no order waits any more.',
    }),
    clock: Clock.nullable(),
    log: z.array(VerificationEntry).meta({ description: 'Oldest first.' }),
  }),
  errors: [VERIFICATION_NOT_FOUND],
});

export const RecordTransmission = operation({
  ...verifications,
  id: 'recordTransmission',
  record: ['verification.transmitted'],
  endpoint: 'POST /verifications/{verificationId}/transmissions',
  summary: 'Record that the request was sent to the prescriber',
  description:
    'The clock starts. It starts again if the request was sent again because it had not arrived. It counts eight business hours in the prescriber’s time zone; if that is not known, the record is refused. Only an answer verifies where the law of the place of issue or of delivery does not let silence verify.',
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
  location: '/verifications/{verificationId}',
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
  record: ['verification.contacted'],
  endpoint: 'POST /verifications/{verificationId}/contacts',
  summary: 'Log a call or a reminder',
  description: 'The clock goes on.',
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
  location: '/verifications/{verificationId}',
  errors: [VERIFICATION_NOT_FOUND, VERIFICATION_INVALID],
});

export const RecordAnswer = operation({
  ...verifications,
  id: 'recordAnswer',
  record: ['verification.answered', 'prescription.answered'],
  endpoint: 'POST /verifications/{verificationId}/answers',
  summary: 'Record the prescriber’s answer: confirmed, corrected or denied',
  description:
    'An answer that was received before the deadline counts, even if it is recorded after it: orders that silence had permitted are cancelled if the answer does not permit them. A later answer is kept, and raises an alarm unless it confirms. A correction becomes a new revision of the prescription, which counts as verified.',
  params: verificationId,
  body: PrescriberAnswer,
  example: {
    answer: 'confirmed',
    receivedAt: '2026-06-15T14:00:00.000Z',
    channel: 'phone',
    person: 'Dr Chen',
  },
  reply: VerificationReceipt.extend({
    late: z.boolean().meta({ description: 'True if the answer came too late to count.' }),
  }),
  status: 201,
  location: '/verifications/{verificationId}',
  versioned: true,
  errors: [VERIFICATION_NOT_FOUND, VERIFICATION_INVALID, PRESCRIPTION_INVALID, REQUEST_STALE],
});
