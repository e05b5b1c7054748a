import type { OrderChannel } from '@toric/contracts/order/desk/known';

/** Holds the address of the order, the token of the card, the coupon and the delivery method. */
export type Delivery = {
  readonly addressId: string;
  readonly paymentToken: string;
  readonly couponCode: string;
  /** True if the order uses the store credit of the customer. */
  readonly usesCredit?: boolean;
  /** The chosen delivery method. Empty: none. */
  readonly methodId: string;
  /** The way on which the order came. Without one it came by phone. */
  readonly channel?: OrderChannel;
  readonly note?: string;
};
