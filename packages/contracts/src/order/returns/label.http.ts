/**
 * Declares the operations of the label with which a customer sends goods back, and of the carrier's news about that
 * parcel.
 */
import { z } from 'zod';
import { choiceParams } from '../../filters/filters.ts';
import { createdBetween, Download, Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { Money } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import {
  RETURN_LABEL_BY_CUSTOMER,
  RETURN_LABEL_NO_CARRIER,
  RETURN_LABEL_NO_FILE,
  RETURN_LABEL_NOTHING_COMES,
  RETURN_LABEL_TYPED,
  RETURN_NOT_FOUND,
  RETURN_WRONG_STATE,
} from './return.errors.ts';
import { owner, returnId } from './return.http.ts';

export const ReturnLabelStatus = z
  .enum(['asked', 'failed', 'ready', 'on-its-way', 'arrived', 'lost', 'cancelled'])
  .meta({
    description:
      '`asked`: the carrier is asked for it. `failed`: the carrier gave none, and `failure` says why. `ready`: it can be printed. `on-its-way`: the carrier has the parcel. `arrived`: the carrier says so; the boxes are received by scan. `cancelled`: the return was taken back or ended without the label, and the label was given back.',
  });
export type ReturnLabelStatus = z.infer<typeof ReturnLabelStatus>;

export const ReturnLabelView = z.object({
  id: Id,
  returnId: Id,
  returnNumber: SentText,
  orderId: Id,
  orderNumber: SentText,
  customerId: Id,
  status: ReturnLabelStatus,
  carrier: SentText.nullable(),
  service: SentText.nullable(),
  trackingNumber: SentText.nullable(),
  failure: z.object({ code: SentText, detail: SentText }).nullable(),
  cost: Money.nullable().meta({
    description: 'The price that the carrier named. Null without a label, and for customers.',
  }),
  hasFile: z.boolean(),
  printedTimes: z.int().meta({ description: 'How often the file was fetched.' }),
  lastNewsAt: Instant.nullable(),
  arrivedAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type ReturnLabelView = z.infer<typeof ReturnLabelView>;

export const AskForReturnLabel = operation({
  id: 'askForReturnLabel',
  record: ['return.label-asked'],
  endpoint: 'POST /returns/{returnId}/label',
  owner,
  summary: 'Ask the carrier for a label with which the goods come back',
  description:
    'A return has one label: a repeat returns it, and buys no second one. Staff ask for any return that is accepted. A customer asks if the rules say that the shop pays the way back. She gets a mail when the label is ready.',
  allow: ['customer:self', 'sales', 'warehouse'],
  params: returnId,
  body: z.strictObject({
    service: oneLine(60)
      .optional()
      .meta({ description: 'The service of the carrier. Without it, the usual one. Customers cannot choose it.' }),
  }),
  example: { service: 'GroundAdvantage' },
  reply: ReturnLabelView,
  errors: [
    RETURN_NOT_FOUND,
    RETURN_WRONG_STATE,
    RETURN_LABEL_NOTHING_COMES,
    RETURN_LABEL_BY_CUSTOMER,
    RETURN_LABEL_TYPED,
    RETURN_LABEL_NO_CARRIER,
  ],
});

export const GetReturnLabel = operation({
  id: 'getReturnLabel',
  endpoint: 'GET /returns/{returnId}/label',
  owner,
  summary: 'See the label of a return, and where its parcel is',
  allow: ['customer:self', 'sales', 'warehouse', 'finance', 'auditor'],
  params: returnId,
  reply: z.object({ label: ReturnLabelView.nullable().meta({ description: 'Null if nobody has asked for one.' }) }),
  errors: [RETURN_NOT_FOUND],
});

export const GetReturnLabelFile = operation({
  id: 'getReturnLabelFile',
  record: ['return.label-read'],
  endpoint: 'GET /returns/{returnId}/label-file',
  owner,
  summary: 'Get the label of a return, to print it',
  description: 'Always the same file. Each reading is recorded, because a label names a person.',
  allow: ['customer:self', 'sales', 'warehouse'],
  params: returnId,
  reply: Download,
  download: ['application/pdf', 'image/png'],
  errors: [RETURN_NOT_FOUND, RETURN_LABEL_NO_FILE],
});

export const ListReturnLabels = operation({
  id: 'listReturnLabels',
  endpoint: 'GET /return-labels',
  owner,
  summary: 'List the parcels that come back, newest first',
  allow: ['sales', 'warehouse', 'finance', 'auditor'],
  query: PageQuery.extend({ ...choiceParams('status', ReturnLabelStatus), orderId: Id.optional(), ...createdBetween }),
  reply: page(ReturnLabelView),
});
