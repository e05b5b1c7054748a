/**
 * Declares the operations on parcels: the boxes of an order on their way, their labels, and the news of the carrier.
 */
import { z } from 'zod';
import { choiceParams } from '../../filters/filters.ts';
import { CalendarDay, Download, Id, Instant, page, PageQuery, RequestInstant, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, requestText, SentText } from '../../kernel/text.ts';
import { Market } from '../../lens.ts';
import {
  CARRIER_EVENT_SIGNATURE,
  CARRIER_EVENT_UNREADABLE,
  CARRIER_UNKNOWN,
  PARCEL_LINES_UNKNOWN,
  PARCEL_NO_CARRIER,
  PARCEL_NO_LABEL_FILE,
  PARCEL_NOT_FOUND,
  PARCEL_ORDER_NOT_FOUND,
  PARCEL_ORDER_NOT_READY,
  PARCEL_STATUS,
  PARCEL_TRACKING_TAKEN,
} from './parcel.errors.ts';
import { DelayReason } from '../../shipment/delay-reason.ts';
import { NewsSource, ParcelNews, ParcelStatus, RecordedNews } from './parcel.ts';

const ParcelLine = z.object({ lineId: Id, quantity: z.int().meta({ description: 'Boxes.' }) });

export const ParcelView = z.object({
  id: Id,
  number: SentText.meta({ description: 'The number of the order, and the number of the parcel in it.' }),
  orderId: Id,
  customerId: Id,
  market: Market,
  status: ParcelStatus,
  carrier: SentText.nullable(),
  service: SentText.nullable().meta({ description: 'The service of the carrier, in its own words.' }),
  trackingNumber: SentText.nullable(),
  weightGrams: z.int().nullable(),
  lines: z.array(ParcelLine).meta({ description: 'The boxes in it. Empty if it holds the whole order.' }),
  promisedOn: CalendarDay.nullable(),
  labelFailure: z
    .object({ code: SentText, detail: SentText })
    .nullable()
    .meta({ description: 'Why the carrier gave no label.' }),
  delay: z.object({ reason: DelayReason, since: Instant }).nullable(),
  hasLabel: z.boolean().meta({ description: 'True if there is a label file to print.' }),
  printedTimes: z.int().meta({
    description: 'How often the label was fetched. Each time it is the same label: printing it again buys none.',
  }),
  printedAt: Instant.nullable().meta({ description: 'When it was fetched last.' }),
  manifestId: Id.nullable(),
  handedOverAt: Instant.nullable(),
  lastNewsAt: Instant.nullable(),
  deliveredAt: Instant.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type ParcelView = z.infer<typeof ParcelView>;

export const ParcelRecord = ParcelView.extend({
  news: z.array(
    z.object({
      kind: ParcelNews,
      code: SentText.meta({ description: 'The code of the carrier, as it was sent. No place is kept.' }),
      at: Instant.meta({ description: 'When it happened, as the carrier says.' }),
      receivedAt: Instant,
      by: NewsSource,
    }),
  ),
});
export type ParcelRecord = z.infer<typeof ParcelRecord>;

const owner = 'order';
const allow = ['warehouse'] as const;
const readers = ['warehouse', 'sales', 'finance', 'auditor'] as const;
const parcelId = z.strictObject({ parcelId: Id });
const BOTH = says({
  en: 'the carrier and the tracking number together, or neither',
  zh: '承运商和运单号须同时填写或同时留空',
});
const LINES_ONCE = says({ en: 'each line once', zh: '每一行只能出现一次' });

export const CreateParcel = operation({
  id: 'createParcel',
  record: ['parcel.added'],
  endpoint: 'POST /parcels',
  owner,
  summary: 'Make a parcel of an order',
  description:
    'Packing makes parcels by itself. This one is for a parcel that was packed by hand. With `carrier` and `trackingNumber` it has its label already; without them the connected carrier is asked for one.',
  allow,
  body: z
    .strictObject({
      orderId: Id,
      lines: z
        .array(z.strictObject({ lineId: Id, quantity: z.int().min(1).max(999) }))
        .max(40)
        .refine((lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length, LINES_ONCE)
        .optional()
        .meta({ description: 'The boxes in it. If omitted, it holds everything that no other parcel holds.' }),
      weightGrams: z.int().min(1).max(70_000).optional(),
      service: oneLine(60)
        .optional()
        .meta({ description: 'The service of the carrier. If omitted, `CARRIER_SERVICE`.' }),
      carrier: oneLine(60).optional(),
      trackingNumber: oneLine(80).optional(),
    })
    .refine(({ carrier, trackingNumber }) => (carrier === undefined) === (trackingNumber === undefined), BOTH),
  example: {
    orderId: '0197a000-0000-7000-8000-00000000000a',
    weightGrams: 180,
    carrier: 'UPS Ground',
    trackingNumber: '1Z999AA10123456784',
  },
  reply: ParcelView,
  status: 201,
  location: '/parcels/{id}',
  errors: [PARCEL_ORDER_NOT_FOUND, PARCEL_ORDER_NOT_READY, PARCEL_LINES_UNKNOWN, PARCEL_TRACKING_TAKEN],
});

export const ListParcels = operation({
  id: 'listParcels',
  endpoint: 'GET /parcels',
  owner,
  summary: 'List parcels, newest first',
  description: '`late=true` lists those that are delayed or lost, and those whose promised day is over.',
  allow: readers,
  query: PageQuery.extend({
    ...choiceParams('status', ParcelStatus),
    orderId: Id.optional(),
    manifestId: Id.optional(),
    carrier: requestText().max(60).optional(),
    trackingNumber: requestText().max(80).optional(),
    late: z.enum(['true', 'false']).optional(),
  }),
  reply: page(ParcelView),
});

export const GetParcel = operation({
  id: 'getParcel',
  endpoint: 'GET /parcels/{parcelId}',
  owner,
  summary: 'Read a parcel with all news of it',
  allow: readers,
  params: parcelId,
  reply: ParcelRecord,
  errors: [PARCEL_NOT_FOUND],
});

export const AskForLabel = operation({
  id: 'askForLabel',
  record: ['parcel.label-asked'],
  endpoint: 'POST /parcels/{parcelId}/label',
  owner,
  summary: 'Ask the carrier for the label of a parcel',
  description:
    'The customer service hands the address to this parcel alone. A parcel that has a label keeps it: asking again buys no second one.',
  allow,
  params: parcelId,
  body: z.strictObject({ service: oneLine(60).optional() }),
  example: { service: 'Priority' },
  reply: ParcelView,
  status: 202,
  location: '/parcels/{parcelId}',
  errors: [PARCEL_NOT_FOUND, PARCEL_STATUS, PARCEL_NO_CARRIER],
});

export const SetParcelLabel = operation({
  id: 'setParcelLabel',
  record: ['parcel.labelled'],
  endpoint: 'POST /parcels/{parcelId}/label-by-hand',
  owner,
  summary: 'Record a label that was bought elsewhere',
  allow,
  params: parcelId,
  body: z.strictObject({ carrier: oneLine(60), trackingNumber: oneLine(80) }),
  example: { carrier: 'UPS Ground', trackingNumber: '1Z999AA10123456795' },
  reply: ParcelView,
  errors: [PARCEL_NOT_FOUND, PARCEL_STATUS, PARCEL_TRACKING_TAKEN],
});

export const GetParcelLabel = operation({
  id: 'getParcelLabel',
  record: ['parcel.label-read'],
  endpoint: 'GET /parcels/{parcelId}/label',
  owner,
  summary: 'Get the label of a parcel, to print it',
  description:
    'Always the same file. `printedTimes` of the parcel says how often it was fetched. Each reading is recorded, because a label names a person.',
  allow,
  params: parcelId,
  reply: Download,
  download: ['application/pdf', 'image/png'],
  errors: [PARCEL_NOT_FOUND, PARCEL_NO_LABEL_FILE],
});

export const CancelParcel = operation({
  id: 'cancelParcel',
  record: ['parcel.cancelled'],
  endpoint: 'POST /parcels/{parcelId}/cancel',
  owner,
  summary: 'Cancel a parcel before it is handed over, and give its label back',
  description: 'The order stays as it is, and may be packed again. The carrier is asked to refund the label.',
  allow,
  params: parcelId,
  reply: ParcelView,
  errors: [PARCEL_NOT_FOUND, PARCEL_STATUS],
});

export const RecordParcelNews = operation({
  id: 'recordParcelNews',
  record: ['parcel.news-recorded'],
  endpoint: 'POST /parcels/{parcelId}/news',
  owner,
  summary: 'Record what a carrier said on the telephone',
  description: 'For carriers that are not connected. `delivered` completes the order once all its parcels arrived.',
  allow: ['warehouse', 'sales'],
  params: parcelId,
  body: z.strictObject({
    kind: RecordedNews,
    at: RequestInstant.optional().meta({ description: 'When it happened. If omitted, now.' }),
  }),
  example: { kind: 'moving' },
  reply: ParcelView,
  errors: [PARCEL_NOT_FOUND, PARCEL_STATUS],
});

export const ReceiveCarrierEvent = operation({
  id: 'receiveCarrierEvent',
  record: 'none',
  because: 'The news of the parcel keep it.',
  endpoint: 'POST /carrier-events/{carrier}',
  owner,
  summary: 'Receive news of a carrier',
  description: 'Signed over the raw body with the secret of `CARRIER_WEBHOOK_SECRET`. Events may come in any order.',
  allow: ['public'],
  rawBody: true,
  idempotent: false,
  params: z.strictObject({ carrier: oneLine(40) }),
  reply: z.object({ received: z.literal(true) }),
  status: 202,
  errors: [CARRIER_UNKNOWN, CARRIER_EVENT_SIGNATURE, CARRIER_EVENT_UNREADABLE],
});
