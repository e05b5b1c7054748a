/**
 * Declares the operations on saved carts of the web. A cart belongs to a token or to a customer. The services check a
 * cart again when it is read and when it becomes an order.
 */
import { z } from 'zod';
import { Id, Instant, page, PageQuery, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { requestText, SentText } from '../../kernel/text.ts';
import { LensParameters, Market } from '../../lens.ts';
import { CouponCode } from '../../marketing/coupon-code.ts';
import { medical } from '../../medical.ts';
import { UseStoreCredit } from '../../payment/store-credit/refund-to.ts';
import { PaymentToken } from '../../payment/payment-token.ts';
import { DESK_BODY } from '../desk/known.ts';
import { ORDER_TOO_MANY_COUPONS } from '../order.errors.ts';
import { OrderLineFields, PlaceOrder } from '../order.http.ts';
import { QuoteBody, QuoteView } from '../quote.http.ts';
import {
  CART_BUYER_MISSING,
  CART_EMPTY,
  CART_LINE_INCOMPLETE,
  CART_NOT_FOUND,
  CART_PLACED,
  CART_TOO_MANY,
} from './cart.errors.ts';

/** A cart is deleted this number of days after its last change. */
export const CART_DAYS = 90;

/**
 * Describes a line of a cart. The line may be incomplete while the customer chooses. An order needs the eye, the
 * parameters and the prescription of a lens.
 */
export const CartLine = OrderLineFields;
export type CartLine = z.infer<typeof CartLine>;

export const CartBody = z.strictObject({
  place: QuoteBody.shape.place.meta({ description: 'Where the parcel would go. It decides prices, currency and tax.' }),
  lines: z.array(CartLine).max(20),
  couponCode: CouponCode.optional(),
  deliveryMethodId: Id.optional().meta({ description: 'The wanted delivery method (`listDeliveryOptions`).' }),
  useStoreCredit: UseStoreCredit.optional(),
});
export type CartBody = z.infer<typeof CartBody>;

export const CartToken = requestText()
  .regex(/^[\w-]{43}$/)
  .meta({
    description: 'The token of the cart, from the answer of `createCart`. It opens this cart and nothing else.',
  });

export const CartState = z.enum(['open', 'placed']);
export type CartState = z.infer<typeof CartState>;

const CartReceipt = z.object({
  id: Id,
  customerId: Id.nullable().meta({
    description: 'The customer to whom the cart belongs. Null for a cart with a token.',
  }),
  state: CartState,
  orderId: Id.nullable().meta({ description: 'The order that the cart became.' }),
  market: Market,
  boxes: z.int().meta({ description: 'The boxes in the cart.' }),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  expiresAt: Instant.meta({ description: 'The time at which the cart is deleted. Each change moves it.' }),
});
export type CartReceipt = z.infer<typeof CartReceipt>;

const CartLineView = CartLine.omit({ parameters: true }).extend({
  parameters: medical(LensParameters, 'The parameters of the lens.'),
});
export const CartView = CartReceipt.extend({
  place: QuoteBody.shape.place,
  lines: z.array(CartLineView),
  couponCode: SentText.nullable(),
  deliveryMethodId: Id.nullable(),
  useStoreCredit: UseStoreCredit.nullable(),
  quote: QuoteView.nullable().meta({
    description:
      'The total of today with every refusal that is known, by the rules of `quoteOrder`. Null for an empty cart. Stock is asked with `checkLens`, and reserved when the cart becomes an order.',
  }),
});
export type CartView = z.infer<typeof CartView>;
/**
 * Describes a cart as the holder of its token sees it. The holder put the lenses into the cart, so their powers are not
 * hidden.
 */
export const ShownCartView = CartView.extend({
  lines: z.array(CartLine.omit({ parameters: true }).extend({ parameters: LensParameters.nullable() })),
});

const owner = 'order';
const cartId = z.strictObject({ cartId: Id });
const NO_RECORD = {
  record: 'none',
  because: 'A cart is a draft. Its order has a record.',
} as const;
const LINE = {
  productId: '0197a000-0000-7000-8000-00000000000a',
  packId: '0197a000-0000-7000-8000-00000000000b',
  eye: 'right',
  parameters: { baseCurve: 8.6, diameter: 14, sphere: -2.25 },
  quantity: 2,
} as const;
const PLACE = { country: 'US', region: 'NJ', postalCode: '07101' };
const token = { token: CartToken.optional() };
const TOKEN = 'mO3xq8Zr1tYk5vB7nW2cJ4hL6dS9fG0aPuEiTyQwRsA';

export const CreateCart = operation({
  ...NO_RECORD,
  id: 'createCart',
  endpoint: 'POST /carts',
  owner,
  summary: 'Save a cart',
  description:
    'A customer who is signed in reads it by its id. Everybody else gets a token, which is shown only here: keep it in the browser. A cart that nobody changes for 90 days is deleted.',
  allow: ['public'],
  body: CartBody,
  example: { place: PLACE, lines: [LINE] },
  reply: CartReceipt.extend({
    token: SentText.nullable().meta({ description: 'Null if the cart belongs to a customer.', example: TOKEN }),
  }),
  status: 201,
  // a cart with a token has no path of its own: it is read with showCart
  location: ({ customerId, id }) => (typeof customerId === 'string' ? `/carts/${String(id)}` : undefined),
  idempotent: false,
  errors: [CART_TOO_MANY],
});

export const GetCart = operation({
  id: 'getCart',
  endpoint: 'GET /carts/{cartId}',
  owner,
  summary: 'Read a cart of a customer',
  allow: ['customer:self', 'sales', 'optician'],
  params: cartId,
  reply: CartView,
  versioned: true,
  errors: [CART_NOT_FOUND, ORDER_TOO_MANY_COUPONS],
});

export const ShowCart = operation({
  ...NO_RECORD,
  id: 'showCart',
  endpoint: 'POST /carts/{cartId}/show',
  owner,
  summary: 'Read a cart with its token',
  description: 'The token stands in the body, so that it is in no log.',
  allow: ['public'],
  params: cartId,
  body: z.strictObject({ token: CartToken }),
  example: { token: TOKEN },
  reply: ShownCartView,
  status: 200,
  idempotent: false,
  versioned: true,
  errors: [CART_NOT_FOUND, ORDER_TOO_MANY_COUPONS],
});

export const ListCarts = operation({
  id: 'listCarts',
  endpoint: 'GET /carts',
  owner,
  summary: 'List the carts of customers, newest first',
  description: 'A customer gets her own carts, whatever filter she sends. Carts with a token are in no list.',
  allow: ['customer:self', 'sales', 'optician'],
  query: PageQuery.extend({ state: CartState.optional(), customerId: Id.optional() }),
  reply: page(CartReceipt),
});

export const ChangeCart = operation({
  ...NO_RECORD,
  id: 'changeCart',
  endpoint: 'PUT /carts/{cartId}',
  owner,
  summary: 'Replace the contents of a cart',
  description:
    'Send `If-Match` with the version that you read: if another tab changed the cart meanwhile, the answer is 412, and nothing is lost.',
  allow: ['public'],
  params: cartId,
  body: CartBody.extend(token),
  example: { place: PLACE, lines: [{ ...LINE, quantity: 3 }], token: TOKEN },
  reply: CartReceipt,
  versioned: true,
  errors: [CART_NOT_FOUND, CART_PLACED, REQUEST_STALE],
});

export const PlaceCart = operation({
  id: 'placeCart',
  record: ['store-credit.used'],
  endpoint: 'POST /carts/{cartId}/place',
  owner,
  summary: 'Order what is in a cart',
  description:
    'Prices, rules and the coupon are checked again, and then everything that `placeOrder` checks. A person without an account first asks for a guest session (`beginGuestCheckout`) and sends the token of her cart.',
  allow: ['customer:self', 'sales'],
  params: cartId,
  body: z.strictObject({
    ...token,
    shippingAddressId: Id,
    paymentToken: PaymentToken,
    customerId: Id.optional().meta({
      description: 'The customer, if staff place a cart that belongs to nobody or that uses her store credit.',
    }),
    note: DESK_BODY.note,
  }),
  example: { shippingAddressId: '0197a000-0000-7000-8000-00000000000d', paymentToken: 'tok_visa' },
  reply: PlaceOrder.reply,
  status: 201,
  location: '/orders/{id}',
  waitable: true,
  versioned: true,
  errors: [
    CART_NOT_FOUND,
    CART_PLACED,
    CART_EMPTY,
    CART_LINE_INCOMPLETE,
    CART_BUYER_MISSING,
    REQUEST_STALE,
    ...PlaceOrder.errors,
  ],
});
