/** Defines the rules of delivery methods: the zone of a place, and the charge of a parcel in the zone. */
import type { DeliveryMethodBody, DeliveryMethodState } from '@toric/contracts/order/shipping/delivery-method.http';
import { postalKey } from '@toric/contracts/iso/postal-code';
import { regionAt, regionKey } from '@toric/contracts/iso/subdivision';
import type { Money } from '@toric/contracts/kernel/money';
import type { PromiseRule } from './promise.ts';

export type DeliveryMethod = DeliveryMethodBody & {
  readonly id: string;
  readonly state: DeliveryMethodState;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};
type Zone = DeliveryMethod['zones'][number];
type Terms = Pick<
  DeliveryMethod,
  'zones' | 'rates' | 'freeFrom' | 'timeZone' | 'cutOff' | 'packing' | 'delivering' | 'holidays'
>;

export type Place = {
  readonly country: string;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
};
export type Parcel = {
  readonly place: Place;
  readonly grams: number;
  /** Holds the price of the goods before the discount of a coupon, in the currency of the order. */
  readonly goods: Money;
};
export type Carriage = { readonly charge: Money; readonly freeFrom: Money | null; readonly rule: PromiseRule };

/**
 * Returns how exactly a zone of a delivery method matches the place. Returns undefined if the place is not in the zone.
 */
function exactness({ country, region, postalPrefix }: Zone, place: Place): number | undefined {
  if (country !== place.country) return undefined;
  const prefix = postalKey(country, postalPrefix);
  if (prefix !== '' && !postalKey(country, place.postalCode).startsWith(prefix)) return undefined;
  if (region !== undefined && regionKey(country, region) !== regionAt(place)) return undefined;
  return prefix.length * 2 + (region === undefined ? 0 : 1);
}

/** Returns the zone of a delivery method that matches the place most exactly. */
export function zoneOf({ zones }: Pick<Terms, 'zones'>, place: Place): Zone | undefined {
  let best: { zone: Zone; exact: number } | undefined;
  for (const zone of zones) {
    const exact = exactness(zone, place);
    if (exact !== undefined && (!best || exact > best.exact)) best = { zone, exact };
  }
  return best?.zone;
}

/**
 * Returns true if the zone of a place in this country depends on the region or the postal code, and the place lacks it.
 */
export const lacksPlace = ({ zones }: Pick<Terms, 'zones'>, place: Place): boolean =>
  zones.some(
    (zone) =>
      zone.country === place.country &&
      ((zone.region !== undefined && regionAt(place) === '') ||
        (zone.postalPrefix !== undefined && place.postalCode === undefined)),
  );

/**
 * Returns what the delivery of a parcel costs and how long it takes. Returns undefined if the method does not deliver
 * to the place, in this currency, or with this weight.
 */
export function carriageOf(method: Terms, { place, grams, goods }: Parcel): Carriage | undefined {
  const zone = zoneOf(method, place);
  if (!zone) return undefined;
  const { currency } = goods;
  const [rate] = method.rates
    .filter((one) => one.zone === zone.zone && one.charge.currency === currency && one.upToGrams >= grams)
    .sort((a, b) => a.upToGrams - b.upToGrams);
  if (!rate) return undefined;
  const free = method.freeFrom.find((one) => one.zone === zone.zone && one.from.currency === currency)?.from ?? null;
  const isFree = free !== null && goods.amount >= free.amount;
  const { timeZone, cutOff, packing, delivering, holidays } = method;
  return {
    charge: { amount: isFree ? 0 : rate.charge.amount, currency },
    freeFrom: free,
    rule: { timeZone, cutOff, packing, delivering, holidays, minDays: zone.minDays, maxDays: zone.maxDays },
  };
}
