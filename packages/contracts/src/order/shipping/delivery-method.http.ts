/**
 * Declares the operations on delivery methods: to which places they deliver, what they cost by weight, and how long
 * they take.
 */
import { z } from 'zod';
import { Weekday } from '../../customer/cases/case-settings.http.ts';
import { choiceParams } from '../../filters/filters.ts';
import { CalendarDay, Id, Instant, page, PageQuery, RequestDay, TimeZone, Version } from '../../kernel/common.ts';
import { Money, PriceMoney } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, requestText, SentText } from '../../kernel/text.ts';
import { Country, Market } from '../../lens.ts';
import { MethodName } from './delivery.ts';
import {
  DELIVERY_METHOD_NOT_FOUND,
  DELIVERY_METHOD_RETIRED,
  DELIVERY_METHOD_TOO_MANY,
} from './delivery-method.errors.ts';

export const DeliveryMethodState = z.enum(['offered', 'paused', 'retired']).meta({
  description: '`paused`: no new order can choose it. `retired`: it never comes back, and only old orders have it.',
});
export type DeliveryMethodState = z.infer<typeof DeliveryMethodState>;

const TIME = says({ en: 'a time such as 15:00, at most 24:00', zh: '时间，例如 15:00，最晚 24:00' });
const CutOff = requestText()
  .max(5)
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, TIME);
const ZoneCode = oneLine(20);
const Days = z.int().min(0).max(90);

const Zone = z.strictObject({
  zone: ZoneCode.meta({ description: 'The code of the zone. Several lines with one code make one zone.' }),
  country: Country,
  region: oneLine(80).optional().meta({ description: 'Only this state, province or prefecture.' }),
  postalPrefix: oneLine(10).optional().meta({ description: 'Only postal codes that begin so.' }),
  minDays: Days.meta({ description: 'The fewest working days of the carrier.' }),
  maxDays: Days.meta({ description: 'The most working days of the carrier. The promise counts with them.' }),
});
const Rate = z.strictObject({
  zone: ZoneCode,
  upToGrams: z.int().min(1).max(1_000_000).meta({ description: 'The heaviest parcel of this band.' }),
  charge: PriceMoney,
});
const FreeFrom = z.strictObject({
  zone: ZoneCode,
  from: PriceMoney.meta({ description: 'Goods of this amount, before a coupon, are delivered free of charge.' }),
});

const UNKNOWN_ZONE = says({ en: 'a zone of the list of places', zh: '须为地区列表中的区域代码' });
const WITHOUT_RATE = says({ en: 'each zone has at least one charge', zh: '每个区域至少要有一项费用' });
const TWICE = says({
  en: 'each place, and each weight of a zone and currency, once',
  zh: '每个地区、每个重量档只能出现一次',
});
const REVERSED = says({ en: 'the most days are no fewer than the fewest', zh: '最长天数不得少于最短天数' });

type Terms = {
  readonly zones: readonly z.infer<typeof Zone>[];
  readonly rates: readonly z.infer<typeof Rate>[];
  readonly freeFrom: readonly z.infer<typeof FreeFrom>[];
};
const isDistinct = (keys: readonly string[]) => new Set(keys).size === keys.length;
const placeKey = ({ country, region = '', postalPrefix = '' }: Terms['zones'][number]) =>
  [country, region.toLowerCase(), postalPrefix.toLowerCase()].join('|');

const fields = {
  name: z.strictObject({ en: oneLine(60), zh: oneLine(60) }),
  carrier: oneLine(60).meta({ description: 'The carrier who takes the parcels, such as `sandbox` or `UPS`.' }),
  service: oneLine(60).meta({ description: 'The code of the service at the carrier, such as `ground`.' }),
  timeZone: TimeZone.meta({ description: 'The time zone of the warehouse. The cut-off is read on its clock.' }),
  cutOff: CutOff.meta({
    description: 'An order before this time is packed on the same day. `24:00` is the end of the day.',
  }),
  packing: z.array(Weekday).min(1).max(7).meta({ description: 'The days on which the warehouse packs.' }),
  delivering: z.array(Weekday).min(1).max(7).meta({ description: 'The days on which the carrier delivers.' }),
  holidays: z.array(RequestDay).max(400).meta({ description: 'Days on which nothing is packed or delivered.' }),
  zones: z.array(Zone).min(1).max(500).meta({ description: 'The places. The most exact place decides.' }),
  rates: z.array(Rate).min(1).max(500).meta({ description: 'The charges of each zone by weight, in each currency.' }),
  freeFrom: z.array(FreeFrom).max(100),
  place: z.int().min(1).max(1_000).meta({ description: 'Methods are offered in this order.' }),
  isOffered: z.boolean().meta({ description: 'False: no new order can choose it.' }),
};

const checked = <S extends z.ZodType<Terms>>(schema: S) =>
  schema
    .refine(({ zones, rates }) => rates.every(({ zone }) => zones.some((one) => one.zone === zone)), {
      ...{ error: UNKNOWN_ZONE, path: ['rates'] },
    })
    .refine(({ zones, freeFrom }) => freeFrom.every(({ zone }) => zones.some((one) => one.zone === zone)), {
      ...{ error: UNKNOWN_ZONE, path: ['freeFrom'] },
    })
    .refine(({ zones, rates }) => zones.every(({ zone }) => rates.some((one) => one.zone === zone)), {
      ...{ error: WITHOUT_RATE, path: ['rates'] },
    })
    .refine(({ zones }) => isDistinct(zones.map(placeKey)), { error: TWICE, path: ['zones'] })
    .refine(
      ({ rates }) =>
        isDistinct(rates.map(({ zone, upToGrams, charge }) => [zone, upToGrams, charge.currency].join('|'))),
      { error: TWICE, path: ['rates'] },
    )
    .refine(({ freeFrom }) => isDistinct(freeFrom.map(({ zone, from }) => [zone, from.currency].join('|'))), {
      ...{ error: TWICE, path: ['freeFrom'] },
    })
    .refine(({ zones }) => zones.every(({ minDays, maxDays }) => minDays <= maxDays), {
      ...{ error: REVERSED, path: ['zones'] },
    });

export const DeliveryMethodBody = checked(z.strictObject(fields));
export type DeliveryMethodBody = z.infer<typeof DeliveryMethodBody>;

const SentDays = z.int();
export const DeliveryMethodView = z.object({
  id: Id,
  state: DeliveryMethodState,
  name: MethodName,
  carrier: SentText,
  service: SentText,
  timeZone: SentText,
  cutOff: SentText,
  packing: z.array(Weekday),
  delivering: z.array(Weekday),
  holidays: z.array(CalendarDay),
  zones: z.array(
    z.object({
      ...{ zone: SentText, country: Market, region: SentText.optional(), postalPrefix: SentText.optional() },
      ...{ minDays: SentDays, maxDays: SentDays },
    }),
  ),
  rates: z.array(z.object({ zone: SentText, upToGrams: z.int(), charge: Money })),
  freeFrom: z.array(z.object({ zone: SentText, from: Money })),
  place: z.int(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type DeliveryMethodView = z.infer<typeof DeliveryMethodView>;

const owner = 'order';
const allow = ['admin'] as const;
const readers = ['sales', 'warehouse', 'finance', 'admin', 'auditor'] as const;
const methodId = z.strictObject({ methodId: Id });

const example: DeliveryMethodBody = {
  name: { en: 'Standard parcel', zh: '标准快递' },
  ...{ carrier: 'sandbox', service: 'ground', timeZone: 'America/New_York', cutOff: '15:00' },
  packing: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  delivering: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
  holidays: ['2026-12-25'],
  zones: [
    { zone: 'mainland', country: 'US', minDays: 2, maxDays: 4 },
    { zone: 'far', country: 'US', region: 'AK', minDays: 4, maxDays: 8 },
  ],
  rates: [
    { zone: 'mainland', upToGrams: 2_000, charge: { amount: 695, currency: 'USD' } },
    { zone: 'far', upToGrams: 2_000, charge: { amount: 1_895, currency: 'USD' } },
  ],
  freeFrom: [{ zone: 'mainland', from: { amount: 9_900, currency: 'USD' } }],
  ...{ place: 10, isOffered: true },
};

export const ListDeliveryMethods = operation({
  id: 'listDeliveryMethods',
  endpoint: 'GET /delivery-methods',
  owner,
  summary: 'List the delivery methods, newest first',
  allow: readers,
  query: PageQuery.extend(choiceParams('state', DeliveryMethodState)),
  reply: page(DeliveryMethodView),
});

export const GetDeliveryMethod = operation({
  id: 'getDeliveryMethod',
  endpoint: 'GET /delivery-methods/{methodId}',
  owner,
  summary: 'Read a delivery method',
  allow: readers,
  params: methodId,
  reply: DeliveryMethodView,
  versioned: true,
  errors: [DELIVERY_METHOD_NOT_FOUND],
});

export const CreateDeliveryMethod = operation({
  id: 'createDeliveryMethod',
  record: ['delivery-method.added'],
  endpoint: 'POST /delivery-methods',
  owner,
  summary: 'Add a delivery method',
  description:
    'A place names a country, and may name a region and the beginning of its postal codes. The most exact place decides. A parcel that is heavier than the heaviest band of its zone is not offered.',
  allow,
  body: DeliveryMethodBody,
  example,
  reply: DeliveryMethodView,
  status: 201,
  location: '/delivery-methods/{id}',
  errors: [DELIVERY_METHOD_TOO_MANY],
});

export const ChangeDeliveryMethod = operation({
  id: 'changeDeliveryMethod',
  record: ['delivery-method.changed'],
  endpoint: 'PUT /delivery-methods/{methodId}',
  owner,
  summary: 'Change a delivery method',
  description: 'Orders that were placed keep the name, the charge and the day that they were promised.',
  allow,
  params: methodId,
  body: DeliveryMethodBody,
  example,
  reply: DeliveryMethodView,
  versioned: true,
  errors: [DELIVERY_METHOD_NOT_FOUND, DELIVERY_METHOD_RETIRED, REQUEST_STALE],
});

export const RetireDeliveryMethod = operation({
  id: 'retireDeliveryMethod',
  record: ['delivery-method.retired'],
  endpoint: 'POST /delivery-methods/{methodId}/retire',
  owner,
  summary: 'Retire a delivery method for good',
  description: 'No new order can choose it. To pause a method, change it and set `isOffered` to false.',
  allow,
  params: methodId,
  reply: DeliveryMethodView,
  errors: [DELIVERY_METHOD_NOT_FOUND],
});
