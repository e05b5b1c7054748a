import type { OrderChannel } from '@toric/contracts/order/desk/known';

/** Holds the address of the order, the token of the card, the coupon and the delivery method. */
export type Delivery = {
  readonly addressId: string;
  readonly paymentToken: string;
  readonly couponCode: string;
  /** If true, the order uses the store credit of the customer. */
  readonly usesCredit?: boolean;
  /** Holds the id of the chosen delivery method. It is empty if none is chosen. */
  readonly methodId: string;
  /** Names the channel by which the order came. The default is the phone. */
  readonly channel?: OrderChannel;
  readonly note?: string;
};
