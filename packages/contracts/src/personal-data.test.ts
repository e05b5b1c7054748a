// Tests that no message names a person or holds free text. Messages carry ids instead, because queues, dead letters and
// logs keep messages.
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { oneLine } from './kernel/text.ts';
import { messages } from './messages.ts';

type Schema = { readonly [keyword: string]: unknown };
type Finding = { readonly at: string; readonly problem: string };

/** Lists words that mean a person, an address, a secret or a remark if a property name ends with them. */
const PERSONAL_WORDS = new Set(
  `name recipient email mail phone telephone fax mobile street line1 line2 city postcode zip address birth birthday age
  gender note notes text comment comments remark remarks description detail explanation password secret token iban card`.split(
    /\s+/,
  ),
);
const PERSONAL_NAMES = new Set(['postalCode', 'birthDate', 'ipAddress']);
const PERSONAL_FORMATS = new Set(['email', 'idn-email', 'ipv4', 'ipv6']);

/**
 * Lists the text fields that messages may have, because no person types personal data into them. The key is the message
 * type (`*` for any) and the path of the field. The value is the reason. "A sentence of the service" is a text that is
 * written in the code.
 */
const ALLOWED: Readonly<Record<string, string>> = {
  '* reason.code': 'A code that the sender declares.',
  'catalog-inventory.shipment-refused.v1 reason.detail': 'A sentence of the service.',
  'catalog-inventory.stock-refused.v1 reason.detail': 'A sentence of the service.',
  'customer.evidence-revoked.v1 reason.detail': 'A sentence of the service.',
  'customer.prescription-refused.v1 reason.detail': 'A sentence of the service.',
  'marketing.coupon-refused.v1 reason.detail': 'A sentence of the service.',
  'payment.payment-capture-failed.v1 reason.detail': 'A sentence of the service.',
  'payment.payment-declined.v1 reason.detail': 'A sentence of the service.',
  'payment.authorisation-amendment-refused.v1 reason.detail': 'A sentence of the service.',
  'payment.exchange-charge-refused.v1 reason.detail': 'A sentence of the service.',
  'payment.return-refund-refused.v1 reason.detail': 'A sentence of the service.',
  'payment.return-refunded.v1 creditNoteNumber': 'A number by a rule.',
  'catalog-inventory.customer-affected.v1 reference': 'A public notice.',
  'catalog-inventory.customer-affected.v1 title': 'A public notice.',
  'catalog-inventory.customer-affected.v1 whatToDo': 'A public notice.',
  'catalog-inventory.customer-affected.v1 sourceUrl': 'A public notice.',
  'catalog-inventory.customer-affected.v1 boxes[].lotNumber': 'The lot number on a box.',
  'catalog-inventory.stock-shipped.v1 lots[].lotNumber': 'The lot number on a box.',
  'customer.complaint-changed.v1 lotNumber': 'The lot number on a box.',
  'customer.complaint-changed.v1 gtin': 'The GTIN on a box.',
  'catalog-inventory.offer-changed.v1 packs[].gtin': 'The GTIN of a pack.',
  'catalog-inventory.offer-changed.v1 name': 'The name of a product.',
  'catalog-inventory.offer-changed.v1 packs[].content': 'The content of a box, such as the volume of a bottle.',
  'catalog-inventory.goods-offer-changed.v1 name': 'The name of a product.',
  'catalog-inventory.goods-offer-changed.v1 packs[].gtin': 'The GTIN of a pack.',
  'catalog-inventory.goods-offer-changed.v1 packs[].content': 'The content of a box, such as the volume of a bottle.',
  'catalog-inventory.offer-changed.v1 matrix.segments[].markets[]': 'The code of a country.',
  'catalog-inventory.offer-changed.v1 matrix.segments[].add[]': 'A level of an addition.',
  'catalog-inventory.offer-changed.v1 matrix.segments[].colour[]': 'A colour of a product.',
  'customer.prescription-verified.v1 shipmentWarning': 'The text of a law.',
  'order.orders-to-pick-chosen.v1 orders[].number': 'A number by a rule.',
  'order.orders-to-pick-chosen.v1 orders[].shipmentWarning': 'The text of a law.',
  'marketing.coupon-changed.v1 code': 'The code of a coupon, which many customers may use.',
  'marketing.redeem-coupon.v1 code': 'The code of a coupon, which many customers may use.',
  'customer.seal-parcel-address.v1 publicKey': 'The public key of one parcel.',
  'customer.parcel-address-sealed.v1 sealed': 'An address that only the key of one parcel opens.',
  'order.parcel-delayed.v1 orderNumber': 'A number by a rule.',
  'order.parcel-lost.v1 orderNumber': 'A number by a rule.',
  'order.order-shipped.v1 invoiceNumber': 'A number by a rule.',
  'payment.payment-captured.v1 invoiceNumber': 'A number by a rule.',
  'order.order-part-shipped.v1 invoiceNumber': 'A number by a rule.',
  'order.order-part-shipped.v1 orderNumber': 'A number by a rule.',
  'order.order-awaits-stock.v1 orderNumber': 'A number by a rule.',
  'order.order-rest-cancelled.v1 orderNumber': 'A number by a rule.',
  'order.order-rest-cancelled.v1 reason.detail': 'A sentence of the service.',
  'order.order-amended.v1 orderNumber': 'A number by a rule.',
  'order.amendment-ended.v1 orderNumber': 'A number by a rule.',
  'order.amendment-ended.v1 reason.detail': 'A sentence of the service.',
  'order.amendment-cancel-requested.v1 reason.detail': 'A sentence of the service.',
  'order.amendment-granted.v1 lines[].description': 'The name of a product and its pack size.',
  'order.amendment-granted.v1 shipmentWarning': 'The text of a law.',
  'customer.amendment-verified.v1 shipmentWarning': 'The text of a law.',
  'customer.verify-amendment.v1 newAddress': 'True or false.',
  'customer.amendment-refused.v1 reason.detail': 'A sentence of the service.',
  'catalog-inventory.reservation-amendment-refused.v1 reason.detail': 'A sentence of the service.',
  'payment.payment-refunded.v1 creditNoteNumber': 'A number by a rule.',
  'payment.capture-payment.v1 orderNumber': 'A number by a rule.',
  'order.amendment-granted.v1 deliveryName': 'The name of a delivery method of the shop.',
  'payment.capture-payment.v1 lines[].description': 'The name of a product and its pack size.',
  'order.shipment-requested.v1 carrier': 'Not sent any more.',
  'order.shipment-requested.v1 trackingNumber': 'Not sent any more.',
  '* sealed': 'Sealed: only the customer service can open it.',
  'customer.personal-data-asked.v1 publicKey': 'A public key of the request.',
  'customer.send-import-rows.v1 publicKey': 'A public key of the job.',
  'customer.import-moved.v1 plan.head[]': 'The heading of a column of a file.',
  'customer.import-moved.v1 plan.country': 'The code of a country.',
  'customer.import-moved.v1 plan.system': 'The name of another system.',
  'catalog-inventory.orders-compared.v1 differences[].expected': 'A state or a sum.',
  'catalog-inventory.orders-compared.v1 differences[].found': 'A state or a sum.',
  'payment.orders-compared.v1 differences[].expected': 'A state or a sum.',
  'payment.orders-compared.v1 differences[].found': 'A state or a sum.',
  'payment.charge-exchange.v1 token': 'Sealed: only the payment service can read it.',
  'payment.authorise-payment.v1 token': 'Sealed: only the payment service can read it.',
  'order.cancellation-requested.v1 reason.detail': 'A sentence of the service.',
  'order.order-cancelled.v1 reason.detail': 'A sentence of the service.',
  'customer.send-message.v1 notice.values.orderNumber': 'A number by a rule.',
  'customer.send-message.v1 notice.values.invoiceNumber': 'A number by a rule.',
  'customer.send-message.v1 notice.values.caseNumber': 'A number by a rule.',
  'customer.tell-staff.v1 notice.values.caseNumber': 'A number by a rule.',
  'customer.send-message.v1 notice.values.reason.code': 'A code that the sender declares.',
  'customer.send-message.v1 notice.values.reason.detail': 'A sentence of the service.',
  'customer.send-message.v1 notice.values.reference': 'A public notice.',
  'customer.send-message.v1 notice.values.title': 'A public notice.',
  'customer.send-message.v1 notice.values.whatToDo': 'A public notice.',
  'customer.send-message.v1 notice.values.sourceUrl': 'A public notice.',
  'customer.send-message.v1 notice.values.lots[]': 'The lot number on a box.',
  'customer.send-message.v1 notice.values.alarm': 'A sentence of the service.',
  'customer.tell-staff.v1 notice.values.alarm': 'A sentence of the service.',
  'order.order-cancelled.v1 orderNumber': 'A number by a rule.',
  'order.order-completed.v1 orderNumber': 'A number by a rule.',
  'order.order-confirmed.v1 orderNumber': 'A number by a rule.',
  'order.order-shipped.v1 orderNumber': 'A number by a rule.',
  'payment.payment-refunded.v1 orderNumber': 'A number by a rule.',
  '* returnNumber': 'A number by a rule.',
  'order.return-requested.v1 orderNumber': 'A number by a rule.',
  'order.return-approved.v1 orderNumber': 'A number by a rule.',
  'order.return-label-ready.v1 orderNumber': 'A number by a rule.',
  'order.return-refused.v1 orderNumber': 'A number by a rule.',
  'order.return-cancelled.v1 orderNumber': 'A number by a rule.',
  'order.return-received.v1 orderNumber': 'A number by a rule.',
  'order.return-decided.v1 orderNumber': 'A number by a rule.',
  'order.return-reminded.v1 orderNumber': 'A number by a rule.',
  'order.return-closed.v1 orderNumber': 'A number by a rule.',
  'order.return-received.v1 boxes[].lotNumber': 'The lot number on a box.',
  'order.return-closed.v1 creditNoteNumber': 'A number by a rule.',
  'order.return-refused.v1 reason.detail': 'A sentence of the service.',
  'catalog-inventory.take-back-boxes.v1 boxes[].lotNumber': 'The lot number on a box.',
  'customer.send-message.v1 notice.values.returnNumber': 'A number by a rule.',
};

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const schemasIn = (value: unknown): Schema[] => [value].flat().filter(isSchema);
const entriesOf = (value: unknown): [string, unknown][] => (isSchema(value) ? Object.entries(value) : []);

function isPersonal(name: string): boolean {
  const words = name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
  return PERSONAL_NAMES.has(name) || PERSONAL_WORDS.has(words.at(-1) ?? '');
}

/** Holds a remark with a name and a place. A pattern that admits this remark admits free text. */
const REMARK = 'Grace Hopper, Köln, is allergic';

function problemsOf(schema: Schema): string[] {
  const { type, format, pattern, additionalProperties } = schema;
  const isClosed =
    (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(REMARK)) ||
    format !== undefined ||
    'enum' in schema ||
    'const' in schema;
  const says = Object.keys(schema).filter((keyword) => keyword !== 'description' && keyword !== 'example');
  return [
    ...([type].flat().includes('string') && !isClosed ? ['free text'] : []),
    ...(typeof format === 'string' && PERSONAL_FORMATS.has(format) ? [`format ${format}`] : []),
    ...(isSchema(additionalProperties) ? ['any field'] : []),
    ...(says.length === 0 ? ['any value'] : []),
  ];
}

/** Returns the fields of a JSON schema that may hold personal data. */
function findIn(schema: Schema, at = ''): Finding[] {
  const fields = entriesOf(schema['properties']).flatMap(([name, field]) => {
    const path = at ? `${at}.${name}` : name;
    const named = isPersonal(name) ? [{ at: path, problem: `named ${name}` }] : [];
    return [...named, ...schemasIn(field).flatMap((one) => findIn(one, path))];
  });
  const items = schemasIn(schema['items']).flatMap((one) => findIn(one, `${at}[]`));
  const options = ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => schemasIn(schema[keyword]));
  return [
    ...problemsOf(schema).map((problem) => ({ at, problem })),
    ...fields,
    ...items,
    ...options.flatMap((option) => findIn(option, at)),
  ];
}
const findingsIn = (data: z.ZodType): Finding[] => findIn(z.toJSONSchema(data, { io: 'input', target: 'draft-7' }));
const keysOf = (type: string, at: string) => [`${type} ${at}`, `* ${at}`];

const found = messages.flatMap(({ type, data }) => findingsIn(data).map((finding) => ({ type, ...finding })));

test('no message has a personal field or free text, except the listed ones', () => {
  const unlisted = found.filter(({ type, at }) => !keysOf(type, at).some((key) => key in ALLOWED));
  expect(unlisted).toEqual([]);
});

test('every listed exception is a field that needs it', () => {
  const used = new Set(found.flatMap(({ type, at }) => keysOf(type, at)));
  expect(Object.keys(ALLOWED).filter((key) => !used.has(key))).toEqual([]);
});

describe('the check finds', () => {
  test.each<[string, z.ZodType, Finding[]]>([
    [
      'a person by name',
      z.object({ familyName: z.enum(['Lima']) }),
      [{ at: 'familyName', problem: 'named familyName' }],
    ],
    [
      'an address within a list',
      z.object({ parcels: z.array(z.object({ shippingAddress: z.object({ country: z.enum(['US']) }) })) }),
      [{ at: 'parcels[].shippingAddress', problem: 'named shippingAddress' }],
    ],
    ['an e-mail under another name', z.object({ contact: z.email() }), [{ at: 'contact', problem: 'format email' }]],
    [
      'free text, also if it may be null or left out',
      z.object({ why: z.string().max(500).nullable().optional() }),
      [{ at: 'why', problem: 'free text' }],
    ],
    ['free text of one line', z.object({ why: oneLine(60) }), [{ at: 'why', problem: 'free text' }]],
    [
      'free text in a union',
      z.object({ add: z.union([z.number(), z.string()]) }),
      [{ at: 'add', problem: 'free text' }],
    ],
    [
      'a record of anything',
      z.object({ more: z.record(z.enum(['a']), z.int()) }),
      [{ at: 'more', problem: 'any field' }],
    ],
    ['an unknown value', z.object({ more: z.unknown() }), [{ at: 'more', problem: 'any value' }]],
  ])('%s', (_, data, expected) => {
    expect(findingsIn(data)).toEqual(expected);
  });

  test('nothing in ids, codes, amounts and days', () => {
    const data = z.object({
      shippingAddressId: z.uuid(),
      market: z.string().regex(/^[A-Z]{2}$/),
      status: z.enum(['open', 'closed']),
      amount: z.int(),
      on: z.iso.date(),
    });
    expect(findingsIn(data)).toEqual([]);
  });
});
