/** Declares the operations on claims to carriers: a parcel was lost, damaged or late, and the carrier should pay. */
import { z } from 'zod';
import { withoutCardNumber } from '../../card-number.ts';
import { choiceParams } from '../../filters/filters.ts';
import { Id, Instant, page, PageQuery, Version } from '../../kernel/common.ts';
import { Money, PriceMoney } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText, severalLines } from '../../kernel/text.ts';
import {
  CLAIM_AMOUNT_NEEDED,
  CLAIM_CLOSED,
  CLAIM_NOT_FOUND,
  CLAIM_NOT_HANDED_OVER,
  CLAIM_OPEN_ALREADY,
  PARCEL_NOT_FOUND,
} from './parcel.errors.ts';
import { ClaimKind, ClaimOutcome, ClaimStatus } from './parcel.ts';

export const ClaimView = z.object({
  id: Id,
  parcelId: Id,
  parcelNumber: SentText,
  orderId: Id,
  customerId: Id,
  carrier: SentText,
  kind: ClaimKind,
  status: ClaimStatus,
  amount: Money.meta({ description: 'The amount that the shop wants from the carrier.' }),
  paid: Money.nullable(),
  description: SentText.nullable().meta({ description: 'Null once the customer was erased.' }),
  carrierReference: SentText.nullable().meta({ description: 'The number of the claim at the carrier.' }),
  note: SentText.nullable().meta({ description: 'The answer of the carrier.' }),
  openedBy: Id,
  closedAt: Instant.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type ClaimView = z.infer<typeof ClaimView>;

const owner = 'order';
const readers = ['warehouse', 'sales', 'finance', 'auditor'] as const;
const claimId = z.strictObject({ claimId: Id });

export const OpenCarrierClaim = operation({
  id: 'openCarrierClaim',
  record: ['carrier-claim.opened'],
  endpoint: 'POST /carrier-claims',
  owner,
  summary: 'Claim a lost, damaged or late parcel from its carrier',
  description:
    'A connected carrier gets the claim by machine, and is asked every day how it stands. For another carrier a person files it and records the answer.',
  allow: ['warehouse', 'sales'],
  body: z.strictObject({
    parcelId: Id,
    kind: ClaimKind,
    amount: PriceMoney,
    description: withoutCardNumber(severalLines(1_000)),
  }),
  example: {
    parcelId: '0197a000-0000-7000-8000-00000000000a',
    kind: 'lost',
    amount: { amount: 6_400, currency: 'USD' },
    description: 'No scan for ten days. The customer has not received it.',
  },
  reply: ClaimView,
  status: 201,
  location: '/carrier-claims/{id}',
  errors: [PARCEL_NOT_FOUND, CLAIM_NOT_HANDED_OVER, CLAIM_OPEN_ALREADY],
});

export const ListCarrierClaims = operation({
  id: 'listCarrierClaims',
  endpoint: 'GET /carrier-claims',
  owner,
  summary: 'List claims to carriers, newest first',
  allow: readers,
  query: PageQuery.extend({
    ...choiceParams('status', ClaimStatus),
    ...choiceParams('kind', ClaimKind),
    parcelId: Id.optional(),
  }),
  reply: page(ClaimView),
});

export const GetCarrierClaim = operation({
  id: 'getCarrierClaim',
  endpoint: 'GET /carrier-claims/{claimId}',
  owner,
  summary: 'Read a claim to a carrier',
  allow: readers,
  params: claimId,
  reply: ClaimView,
  errors: [CLAIM_NOT_FOUND],
});

export const CloseCarrierClaim = operation({
  id: 'closeCarrierClaim',
  record: ['carrier-claim.closed'],
  endpoint: 'POST /carrier-claims/{claimId}/close',
  owner,
  summary: 'Record what the carrier answered to a claim',
  description: '`paid` needs the amount that came.',
  allow: ['sales', 'finance'],
  params: claimId,
  body: z.strictObject({
    outcome: ClaimOutcome,
    paid: PriceMoney.optional(),
    note: withoutCardNumber(severalLines(500)).optional(),
  }),
  example: { outcome: 'paid', paid: { amount: 6_400, currency: 'USD' }, note: 'Paid by transfer' },
  reply: ClaimView,
  errors: [CLAIM_NOT_FOUND, CLAIM_CLOSED, CLAIM_AMOUNT_NEEDED],
});
