import { z } from 'zod';
import { PlaceDigest } from '../contact/place-digest.ts';
import { ComplaintOutcome, ComplaintStatus, PassedOn, Seriousness } from '../complaint.ts';
import { StaffRole } from '../kernel/access.ts';
import { CalendarDay, Id, Instant, Reason } from '../kernel/common.ts';
import { commandMessage, event } from '../kernel/message.ts';
import { SentText } from '../kernel/text.ts';
import { Eye, Market } from '../lens.ts';
import { SealedBuyer } from '../payment/buyer.ts';
import { ConsentChannel, ConsentPurpose, ConsentState } from './consent/purpose.ts';
import { Notice, StaffNotice } from './messages/notice.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const customerId = '0197a000-0000-7000-8000-00000000000c';
const lineId = '0197a000-0000-7000-8000-0000000000a1';
const evidenceId = '0197a000-0000-7000-8000-0000000000e1';

export const VerifyPrescription = commandMessage('customer.verify-prescription.v1', {
  summary: 'Decide whether these lenses may go to this customer at this address today.',
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    customerId: Id,
    shippingAddressId: Id,
    market: Market.optional(),
    on: CalendarDay.meta({ description: 'The UTC day of the order. It decides only if `placedAt` is omitted.' }),
    placedAt: Instant.optional().meta({
      description: 'The instant at which the order was placed. The local day at its address decides.',
    }),
    placeDigest: PlaceDigest.optional().meta({
      description:
        'A keyed digest of the region and the postal code that the client stated. The address must have the same.',
    }),
    lines: z
      .array(
        z.object({
          lineId: Id,
          eye: Eye,
          prescriptionId: Id,
          lensId: Id,
          quantity: z.int().min(1).optional(),
          boxDays: z
            .int()
            .min(1)
            .optional()
            .meta({ description: 'The number of days that the lenses of one box last, worn every day.' }),
        }),
      )
      .min(1),
  }),
  example: {
    orderId,
    customerId,
    shippingAddressId: '0197a000-0000-7000-8000-00000000000d',
    market: 'US',
    on: '2026-11-21',
    placedAt: '2026-11-21T09:30:00.000Z',
    lines: [
      {
        lineId,
        eye: 'right',
        prescriptionId: '0197a000-0000-7000-8000-00000000000e',
        lensId: '0197a000-0000-8000-8000-0000000000b3',
        quantity: 2,
        boxDays: 180,
      },
    ],
  },
});

export const VerifyBuyer = commandMessage('customer.verify-buyer.v1', {
  summary: 'Decide whether goods that need no prescription may go to this customer at this address today.',
  from: ['order'],
  aggregate: 'orderId',
  data: VerifyPrescription.data.omit({ lines: true }),
  example: {
    orderId,
    customerId,
    shippingAddressId: '0197a000-0000-7000-8000-00000000000d',
    market: 'US',
    on: '2026-11-21',
    placedAt: '2026-11-21T09:30:00.000Z',
  },
});

export const PrescriptionVerified = event('customer.prescription-verified.v1', {
  summary: 'Every lens is covered by a prescription in force, and the address is the customer’s.',
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    lines: z
      .array(z.object({ lineId: Id, evidenceId: Id }))
      .optional()
      .meta({ description: 'The evidence that permits each line. Omitted in answers from before evidence was kept.' }),
    shipmentWarning: SentText.optional().meta({
      description: 'A warning that the law of the destination demands in the parcel, word for word.',
    }),
    sealedBuyer: SealedBuyer.optional().meta({
      description: 'The buyer whom the invoice will name. Omitted in answers from before the buyer was handed over.',
    }),
    decidedAt: Instant.optional().meta({
      description:
        'The instant of the decision, if the order had to wait for it. The day of the parcel counts from it.',
    }),
  }),
  example: { orderId, lines: [{ lineId, evidenceId }] },
});

export const VerificationAwaited = event('customer.verification-awaited.v1', {
  summary: 'A prescriber must be asked first. The answer to verify-prescription follows, possibly after days.',
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    customerId: Id.optional().meta({ description: 'Omitted in events from before mails told of it.' }),
  }),
  example: { orderId },
});

export const EvidenceRevoked = event('customer.evidence-revoked.v1', {
  summary: 'The prescriber answered in time, and the answer does not permit what silence had permitted.',
  aggregate: 'evidenceId',
  data: z.object({ evidenceId: Id, customerId: Id, reason: Reason }),
  example: {
    evidenceId,
    customerId,
    reason: { code: 'prescription.denied', detail: 'The prescriber did not confirm this prescription.' },
  },
});

export const PrescriptionRefused = event('customer.prescription-refused.v1', {
  summary: 'At least one line may not be supplied.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id, reason: Reason, lineIds: z.array(Id) }),
  example: {
    orderId,
    reason: { code: 'prescription.expired', detail: 'The prescription expired on 2026-03-01.' },
    lineIds: [lineId],
  },
});

export const CustomerRegistered = event('customer.customer-registered.v1', {
  summary: 'A customer signed up. Personal data stays in the customer service.',
  aggregate: 'customerId',
  data: z.object({ customerId: Id }),
  example: { customerId },
});

export const CustomerRemoved = event('customer.customer-removed.v1', {
  summary:
    'The undo of an import removed a customer. Sent by versions from before `customers-removed`, which names many of them.',
  aggregate: 'customerId',
  data: z.object({ customerId: Id }),
  example: { customerId },
});

/** One message names at most this number of customers. */
export const CUSTOMERS_AT_ONCE = 1_000;
const jobId = '0197a000-0000-7000-8000-00000000001b';
const customerIds = z.array(Id).min(1).max(CUSTOMERS_AT_ONCE);

export const CustomersImported = event('customer.customers-imported.v1', {
  summary:
    'An import added these customers. They have not signed up, so no `customer-registered` is sent about them. One message names a page of the import, because a message for each of a million customers would cost more than the import.',
  aggregate: 'jobId',
  data: z.object({ jobId: Id, customerIds }),
  example: { jobId, customerIds: [customerId] },
});

export const CustomersRemoved = event('customer.customers-removed.v1', {
  summary:
    'The undo of an import removed these customers, whom the import had added, and to whom nothing had happened since.',
  aggregate: 'jobId',
  data: z.object({ jobId: Id, customerIds }),
  example: { jobId, customerIds: [customerId] },
});

export const ConsentChanged = event('customer.consent-changed.v1', {
  summary: 'A customer gave or withdrew consent for one purpose on one channel.',
  aggregate: 'customerId',
  audience: 'external',
  data: z.object({ customerId: Id, purpose: ConsentPurpose, channel: ConsentChannel, state: ConsentState }),
  example: { customerId, purpose: 'marketing', channel: 'mail', state: 'given' },
});

export const SegmentsChanged = event('customer.segments-changed.v1', {
  summary: 'The segments in which a customer is. The facts behind them stay in the customer service.',
  aggregate: 'customerId',
  carriesState: true,
  data: z.object({ customerId: Id, segmentIds: z.array(Id) }),
  example: { customerId, segmentIds: ['0197a000-0000-7000-8000-0000000000e5'] },
});

export const CustomerErased = event('customer.erased.v1', {
  summary: 'A customer was erased. Every service destroys or anonymises what it holds about her.',
  aggregate: 'customerId',
  data: z.object({ customerId: Id, erasedAt: Instant }),
  example: { customerId, erasedAt: '2026-11-29T12:00:00.000Z' },
});

export const RestrictionChanged = event('customer.restriction-changed.v1', {
  summary: 'The data of a customer may from now on only be kept, or may be used again.',
  aggregate: 'customerId',
  carriesState: true,
  data: z.object({ customerId: Id, isRestricted: z.boolean() }),
  example: { customerId, isRestricted: true },
});

export const PersonalDataAsked = event('customer.personal-data-asked.v1', {
  summary: 'A customer asked for her data. Every service answers with the data that it holds about her.',
  aggregate: 'requestId',
  data: z.object({
    requestId: Id,
    customerId: Id,
    publicKey: SentText.meta({ description: 'The key for which the answers are sealed (X25519).' }),
  }),
  example: { requestId: '0197a000-0000-7000-8000-0000000000f2', customerId, publicKey: 'MCowBQYDK2VuAyEA' },
});

export const ComplaintChanged = event('customer.complaint-changed.v1', {
  summary:
    'The present state of a complaint about a device: the box, the seriousness and the parties that were told. The person and the report stay in the customer service.',
  aggregate: 'complaintId',
  carriesState: true,
  data: z.object({
    complaintId: Id,
    gtin: SentText.nullable(),
    lotNumber: SentText.nullable(),
    seriousness: Seriousness,
    status: ComplaintStatus,
    passedOn: z.array(PassedOn),
    outcome: ComplaintOutcome.nullable(),
    receivedAt: Instant,
    recordedAt: Instant,
    recordedBy: Id,
  }),
  example: {
    complaintId: '0197a000-0000-7000-8000-0000000000c1',
    gtin: '02000000000039',
    lotNumber: 'L2406A',
    seriousness: 'suspected-incident',
    status: 'open',
    passedOn: [{ to: 'manufacturer', at: '2026-06-15T14:00:00.000Z' }],
    outcome: null,
    receivedAt: '2026-06-15T14:00:00.000Z',
    recordedAt: '2026-06-15T14:05:00.000Z',
    recordedBy: '0197a000-0000-7000-8000-0000000000f1',
  },
});

export const SendMessage = commandMessage('customer.send-message.v1', {
  summary: 'Tell a person something, once per cause, person and template. Only the customer service knows addresses.',
  from: ['customer', 'payment', 'gateway'],
  aggregate: 'causeId',
  data: z.object({
    causeId: Id.meta({ description: 'The id of the event, row or request because of which the person is told.' }),
    personId: Id.meta({ description: 'A customer or a member of staff.' }),
    notice: Notice,
  }),
  example: {
    causeId: '0197a000-0000-7000-8000-0000000000f1',
    personId: customerId,
    notice: { template: 'password-reset', values: { linkId: '0197a000-0000-7000-8000-0000000000f1' } },
  },
});

export const TellStaff = commandMessage('customer.tell-staff.v1', {
  summary: 'Tell everybody something who holds a role. Only the customer service knows who that is.',
  from: ['customer', 'order', 'payment'],
  aggregate: 'causeId',
  data: z.object({
    causeId: Id.meta({ description: 'Each person gets one message for a cause and a template.' }),
    role: StaffRole,
    notice: StaffNotice,
  }),
  example: {
    causeId: '0197a000-0000-7000-8000-0000000000f1',
    role: 'finance',
    notice: { template: 'work-waits', values: { queue: 'refunds', waiting: 12, oldestHours: 30 } },
  },
});
