import type { StatedPlace } from '@toric/contracts/order/shipping/delivery';

/** Describes the charges of a new order beside its goods, in the form of its row. */
export type Charged = {
  readonly deliveryMethodId: string | null;
  readonly deliveryName: { readonly en: string; readonly zh: string } | null;
  readonly deliveryCharge: number;
  readonly taxOnTop: number;
  readonly tax: number;
  readonly promisedOn: string | null;
  /** Holds the region and the postal code that the client stated for the shipping address. */
  readonly place: StatedPlace | null;
};
