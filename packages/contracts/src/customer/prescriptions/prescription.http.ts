/**
 * Declares the operations on prescriptions. Every reading is logged. The answer of a POST with an Idempotency-Key
 * contains ids, status and revision, and no medical value.
 */
import { z } from 'zod';
import { Id, Instant, page, PageQuery, PlaceZone, RequestDay } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';
import { freeText, oneLine, requestText, SentText } from '../../kernel/text.ts';
import { LensParameters, Market, Country } from '../../lens.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { customerId, GetCustomer, Receipt } from '../people/customer.http.ts';
import {
  EVIDENCE_NOT_FOUND,
  PRESCRIPTION_DENIED,
  PRESCRIPTION_INVALID,
  PRESCRIPTION_NOT_FOUND,
  PRESCRIPTION_TOO_MANY,
  PRESCRIPTION_NOT_SEEN,
  PRESCRIPTION_WITHDRAWN,
} from './prescription.errors.ts';

export const WearUnit = z.enum(['day', 'week', 'month', 'year']);
/** Limits the time for which one lens may be worn: `duration` in FHIR. */
const WearPeriod = z.strictObject({
  value: z.number().positive().max(1000),
  unit: WearUnit,
});
export type WearPeriod = z.infer<typeof WearPeriod>;

const FHIR_TIME = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?$/;
/** Holds a note about one lens: `note` in FHIR. */
const LensNote = z.strictObject({
  text: freeText.min(1),
  author: oneLine(120).optional(),
  writtenAt: requestText()
    .max(40)
    .regex(
      FHIR_TIME,
      says({ en: 'a year, month, day or instant, e.g. 2026-06-01', zh: '年、月、日或时刻，例如 2026-06-01' }),
    )
    .optional()
    .meta({ description: 'A year, month, day or instant, as exact as it is known.', example: '2026-06-01' }),
});

export const PrescribedLens = z.strictObject({
  productId: Id,
  productName: oneLine(120).optional(),
  parameters: LensParameters,
  duration: WearPeriod.optional().meta({ description: 'The longest time that one lens may be worn.' }),
  notes: z.array(LensNote).min(1).max(20).optional(),
});

export const PrescriptionContents = z.strictObject({
  issuedIn: Country.default('US').meta({ description: 'The country whose rules on validity apply.' }),
  issuedOn: RequestDay,
  expiresOn: RequestDay.meta({ description: 'The last day on which lenses may be supplied.' }),
  medicalReason: oneLine(500)
    .optional()
    .meta({ description: 'The medical reason of a validity that is shorter than the law demands.' }),
  prescriber: z.strictObject({
    name: oneLine(120),
    address: oneLine(300).optional(),
    phone: oneLine(30).optional(),
    fax: oneLine(30).optional(),
    timeZone: PlaceZone.optional().meta({ description: 'The IANA time zone of the practice, for its business hours.' }),
  }),
  eyes: z
    .strictObject({ right: PrescribedLens.optional(), left: PrescribedLens.optional() })
    .refine(
      ({ right, left }) => right ?? left,
      says({ en: 'prescribe for at least one eye', zh: '至少为一只眼睛开具处方' }),
    ),
  notes: freeText.optional(),
  identifiers: z
    .array(z.strictObject({ system: oneLine(200).optional(), value: oneLine(200) }))
    .min(1)
    .max(10)
    .optional()
    .meta({ description: 'Numbers of the prescription in other systems, e.g. in the prescriber’s records.' }),
});
export type PrescriptionContents = z.infer<typeof PrescriptionContents>;
/**
 * Describes the contents of a prescription as they are stored and shown. An old prescription may have a country code
 * that was not checked.
 */
export const StoredContents = PrescriptionContents.extend({ issuedIn: Market.default('US') });

export const PrescriptionStatus = z
  .enum(['entered', 'presented', 'verifying', 'verified', 'refused', 'expired', 'withdrawn'])
  .meta({
    description:
      '`entered`: only its values are known; the prescriber is asked when lenses are ordered on it. `presented`: the customer attached a file of it, and an optician has compared both. `verifying`: the prescriber is being asked. `verified`: recorded or confirmed by an optician, or confirmed by the prescriber. `refused`: denied by the prescriber. `expired`: its last day is over. Lenses are supplied on presented and verified prescriptions.',
  });
export type PrescriptionStatus = z.infer<typeof PrescriptionStatus>;

export const PrescriptionSource = z.enum(['presented', 'entered']);
/**
 * Describes the contents of a prescription as they are sent, with their source. The source is not part of the
 * prescription itself.
 */
const SourcedPrescription = PrescriptionContents.extend({
  source: PrescriptionSource.optional().meta({
    description:
      '`presented`: an optician has the prescription or a copy of it in hand, which suffices (16 CFR 315.5(a)(1)). `entered`: only its values are known. From a customer, every prescription is `entered`, until an optician has looked at its file. If omitted: `entered`.',
  }),
});

export const PrescriptionReceipt = Receipt.extend({
  status: PrescriptionStatus,
  revision: z
    .int()
    .meta({ description: 'Contents are never changed: each change is a new revision, and the newest counts.' }),
});
/** Holds the number of the revision that an optician has compared with a document or a file. */
export const ComparedRevision = z.int().min(1).max(1_000_000);
/**
 * Lists questions about unusual values of a prescription. A person answers them: nothing is refused because of them.
 */
export const Questions = z.array(z.object({ pointer: SentText, detail: SentText })).meta({
  description:
    'Values that are unusual, each with the question whether it is right. The prescription is recorded nevertheless. If a value is wrong, revise the prescription.',
});
export const AskingReceipt = PrescriptionReceipt.extend({ questions: Questions });
export const PrescriptionView = PrescriptionReceipt.extend({
  ...StoredContents.shape,
  reviewSince: Instant.nullable().meta({
    description: 'Since when a file of the customer waits for an optician. Null if none waits.',
  }),
  partnerId: Id.nullable().meta({
    description: 'The business partner who wrote it, if somebody linked it (`linkPrescriber`).',
  }),
});
export type PrescriptionView = z.infer<typeof PrescriptionView>;

const EXAMPLE = {
  issuedIn: 'US',
  issuedOn: '2026-06-01',
  expiresOn: '2027-06-01',
  prescriber: { name: 'Dr Chen', phone: '+1 202 555 0143', timeZone: 'America/New_York' },
  eyes: {
    right: {
      productId: '0197a000-0000-7000-8000-00000000000a',
      parameters: { baseCurve: 8.6, diameter: 14, sphere: -2.25 },
    },
    left: {
      productId: '0197a000-0000-7000-8000-00000000000a',
      parameters: { baseCurve: 8.6, diameter: 14, sphere: -3 },
    },
  },
};

export const prescriptionId = z.strictObject({ customerId: Id, prescriptionId: Id });
const expandable = { customer: { operation: GetCustomer, via: { customerId: 'customerId' } } } as const;

export const RecordPrescription = operation({
  id: 'recordPrescription',
  record: ['prescription.added'],
  endpoint: 'POST /customers/{customerId}/prescriptions',
  owner: 'customer',
  summary: 'Record a prescription',
  description:
    'A customer types in the values and attaches a file afterwards, which an optician compares with them; without a file the prescriber is asked when lenses are ordered. An optician with the document in hand sends `source: presented` and records a verified one, unless the prescriber has denied the same lens. Soft, rigid, orthokeratology and scleral lenses can be recorded: unusual values are asked about in `questions` and not refused. The answer holds no medical data.',
  allow: ['customer:self', 'optician'],
  params: customerId,
  body: SourcedPrescription,
  example: EXAMPLE,
  reply: AskingReceipt,
  status: 201,
  location: '/customers/{customerId}/prescriptions/{id}',
  errors: [CUSTOMER_NOT_FOUND, PRESCRIPTION_INVALID, PRESCRIPTION_TOO_MANY],
});

export const ListPrescriptions = operation({
  id: 'listPrescriptions',
  record: ['prescription.listed'],
  endpoint: 'GET /customers/{customerId}/prescriptions',
  owner: 'customer',
  summary: "List a customer's prescriptions, newest first",
  description: 'Every reading is logged.',
  allow: ['customer:self', 'optician', 'auditor'],
  params: customerId,
  query: PageQuery,
  reply: page(PrescriptionView),
  expand: expandable,
  errors: [CUSTOMER_NOT_FOUND],
});

export const GetPrescription = operation({
  id: 'getPrescription',
  record: ['prescription.read'],
  endpoint: 'GET /customers/{customerId}/prescriptions/{prescriptionId}',
  owner: 'customer',
  summary: 'Read a prescription',
  description: 'Every reading is logged.',
  allow: ['customer:self', 'optician', 'auditor'],
  params: prescriptionId,
  reply: PrescriptionView,
  versioned: true,
  expand: expandable,
  errors: [PRESCRIPTION_NOT_FOUND],
});

export const ConfirmPrescription = operation({
  id: 'confirmPrescription',
  record: ['prescription.verified'],
  endpoint: 'POST /customers/{customerId}/prescriptions/{prescriptionId}/verify',
  owner: 'customer',
  summary: 'Confirm that a prescription matches its document',
  allow: ['optician'],
  params: prescriptionId,
  body: z.strictObject({
    revision: ComparedRevision.meta({
      description:
        'The revision that was compared with the document. If the customer has revised it meanwhile, the confirmation is refused.',
    }),
    seen: oneLine(500).optional().meta({
      description:
        'Which document the optician had in hand, and what was compared. Required if the prescription has no file. It is kept with the person and the time.',
    }),
  }),
  example: { revision: 1, seen: 'The paper original. Days, prescriber and both eyes are the same.' },
  reply: PrescriptionReceipt,
  versioned: true,
  errors: [PRESCRIPTION_NOT_FOUND, PRESCRIPTION_WITHDRAWN, PRESCRIPTION_DENIED, PRESCRIPTION_NOT_SEEN, REQUEST_STALE],
});

export const RevisePrescription = operation({
  id: 'revisePrescription',
  record: ['prescription.revised'],
  endpoint: 'POST /customers/{customerId}/prescriptions/{prescriptionId}/revisions',
  owner: 'customer',
  summary: 'Give a prescription new contents',
  description:
    'The earlier contents stay on record. A revision that changes nothing keeps the status of a prescription on which lenses are supplied. Every other revision by a customer is `entered`: it must be reviewed or verified again.',
  allow: ['customer:self', 'optician'],
  params: prescriptionId,
  body: SourcedPrescription,
  example: EXAMPLE,
  reply: AskingReceipt,
  status: 201,
  location: '/customers/{customerId}/prescriptions/{prescriptionId}',
  versioned: true,
  errors: [PRESCRIPTION_NOT_FOUND, PRESCRIPTION_WITHDRAWN, PRESCRIPTION_INVALID, REQUEST_STALE],
});

export const WithdrawPrescription = operation({
  id: 'withdrawPrescription',
  record: ['prescription.withdrawn'],
  endpoint: 'POST /customers/{customerId}/prescriptions/{prescriptionId}/withdraw',
  owner: 'customer',
  summary: 'Withdraw a prescription',
  description: 'Nothing more is sold on it.',
  allow: ['customer:self', 'optician'],
  params: prescriptionId,
  reply: PrescriptionReceipt,
  versioned: true,
  errors: [PRESCRIPTION_NOT_FOUND, REQUEST_STALE],
});

/* Declares the operation that reads evidence: why a prescription permitted a line of an order. */

export const EvidenceBasis = z.enum(['presented', 'seen', 'confirmed', 'corrected', 'silence', 'carried-over']).meta({
  description:
    '`presented`: by the customer, with a file that an optician has compared. `seen`: an optician recorded or confirmed it from the document. `confirmed`, `corrected`: by the prescriber. `silence`: the prescriber did not answer in time, where the law lets that verify. `carried-over`: from before evidence was kept; its revision is not recorded.',
});
export type EvidenceBasis = z.infer<typeof EvidenceBasis>;

export const GetEvidence = operation({
  id: 'getEvidence',
  record: ['prescription.read'],
  endpoint: 'GET /evidence/{evidenceId}',
  owner: 'customer',
  summary: 'Read the evidence that permitted a line of an order',
  description:
    'The revision stays as it was then, whatever has become of the prescription since. Every reading is logged.',
  allow: ['optician', 'auditor'],
  params: z.strictObject({ evidenceId: Id }),
  reply: z.object({
    id: Id,
    customerId: Id,
    prescriptionId: Id,
    revision: z.int().nullable(),
    basis: EvidenceBasis,
    verificationId: Id.nullable().meta({
      description: 'The verification in which the prescriber was asked, with the answer.',
    }),
    recordedBy: Id.nullable().meta({ description: 'Null if nobody recorded it, or if the person is no longer known.' }),
    recordedAt: Instant,
    contents: StoredContents.nullable().meta({ description: 'The contents of that revision.' }),
  }),
  errors: [EVIDENCE_NOT_FOUND],
});
