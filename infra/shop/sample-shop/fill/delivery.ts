// Adds delivery methods, a tax registration and a local rate, so that orders have charges, days and taxes to show.
import { CreateDeliveryMethod, ListDeliveryMethods } from '@toric/contracts/order/shipping/delivery-method.http';
import { AddTaxRegistration, AddTaxRow, ListTaxRegistrations } from '@toric/contracts/order/tax/tax.http';
import type { z } from 'zod';
import { idempotencyKeyFor, type SeedContext } from '../seed-context.ts';

type Method = z.input<typeof CreateDeliveryMethod.body>;
const WORKDAYS: Method['packing'] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const usd = (amount: number) => ({ amount, currency: 'USD' });

const COMMON = {
  ...{ carrier: 'sandbox', timeZone: 'America/New_York', cutOff: '15:00', isOffered: true },
  ...{ packing: WORKDAYS, holidays: ['2026-12-25', '2027-01-01'] },
};
const METHODS: readonly Method[] = [
  {
    ...COMMON,
    ...{ name: { en: 'Standard parcel', zh: '标准快递' }, service: 'ground', place: 10 },
    delivering: [...WORKDAYS, 'saturday'],
    zones: [
      { zone: 'mainland', country: 'US', minDays: 2, maxDays: 4 },
      { zone: 'far', country: 'US', region: 'AK', minDays: 4, maxDays: 8 },
      { zone: 'far', country: 'US', region: 'HI', minDays: 4, maxDays: 8 },
      { zone: 'europe', country: 'DE', minDays: 4, maxDays: 7 },
    ],
    rates: [
      { zone: 'mainland', upToGrams: 1_000, charge: usd(595) },
      { zone: 'mainland', upToGrams: 10_000, charge: usd(995) },
      { zone: 'far', upToGrams: 10_000, charge: usd(1_895) },
      { zone: 'europe', upToGrams: 10_000, charge: { amount: 990, currency: 'EUR' } },
    ],
    freeFrom: [{ zone: 'mainland', from: usd(9_900) }],
  },
  {
    ...COMMON,
    ...{ name: { en: 'Express', zh: '特快' }, service: 'express', place: 20, delivering: WORKDAYS },
    zones: [{ zone: 'mainland', country: 'US', minDays: 1, maxDays: 1 }],
    rates: [{ zone: 'mainland', upToGrams: 5_000, charge: usd(2_450) }],
    freeFrom: [],
  },
];

/** Adds the delivery methods. Does nothing if the shop has a method already, so a second run changes nothing. */
async function addMethods(context: SeedContext, token: string): Promise<void> {
  const { order } = context;
  const { body } = await order.call(ListDeliveryMethods, { token, query: { limit: 1 } });
  if (body.data.length > 0) return;
  for (const method of METHODS) {
    const idempotencyKey = idempotencyKeyFor(context, 'delivery', method.service);
    await order.call(CreateDeliveryMethod, { token, body: method, idempotencyKey });
  }
}

/**
 * Registers the shop for tax in Germany, because the German tax table agrees with the shop's prices. The registration
 * changes no order of the sample shop.
 */
async function addTax(context: SeedContext, token: string): Promise<void> {
  const { order } = context;
  const { body } = await order.call(ListTaxRegistrations, { token, query: { limit: 1 } });
  if (body.data.length > 0) return;
  const registration = { country: 'DE', number: 'DE123456789', since: '2026-01-01', why: 'The shop sells from Berlin' };
  const key = (name: string) => ({ token, idempotencyKey: idempotencyKeyFor(context, 'tax', name) });
  await order.call(AddTaxRegistration, { ...key('registration'), body: registration });
  await order.call(AddTaxRow, {
    ...key('row'),
    body: {
      ...{ country: 'US', region: 'NY', postalPrefix: '100', taxClass: 'solution', partsPerMillion: 48_750 },
      ...{ isAdded: true, since: '2026-01-01', source: 'Publication 718 of the State of New York' },
      why: 'Local tax of New York City, for the day on which the shop registers there',
    },
  });
}

export async function fillDelivery(context: SeedContext, tokens: { admin: string; finance: string }): Promise<void> {
  await addMethods(context, tokens.admin);
  await addTax(context, tokens.finance);
}
