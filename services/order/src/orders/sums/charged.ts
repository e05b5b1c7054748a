import type { StatedPlace } from '@toric/contracts/order/shipping/delivery';

/** The charges of a new order beside its goods, as its row stores it. */
export type Charged = {
  readonly deliveryMethodId: string | null;
  readonly deliveryName: { readonly en: string; readonly zh: string } | null;
  readonly deliveryCharge: number;
  readonly taxOnTop: number;
  readonly tax: number;
  readonly promisedOn: string | null;
  /** The region and the postal code that the client stated. */
  readonly place: StatedPlace | null;
};
