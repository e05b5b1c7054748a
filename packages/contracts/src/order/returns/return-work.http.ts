/**
 * Declares the operations of the work on a return: to receive it, decide it, exchange its goods, undo a step, and keep
 * pictures.
 */
import { z } from 'zod';
import { withoutCardNumber } from '../../card-number.ts';
import { LotNumber } from '../../catalog-inventory/stock/stock.http.ts';
import { Download, Id, RequestDay } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine } from '../../kernel/text.ts';
import { LensParameters } from '../../lens.ts';
import { ORDER_LINE_UNKNOWN, ORDER_NOT_FOUND, ORDER_NOT_REPEATABLE } from '../order.errors.ts';
import { PlaceOrder } from '../order.http.ts';
import { RepeatedLine } from '../repeat.http.ts';
import { RefundTo } from '../../payment/store-credit/refund-to.ts';
import { PaymentToken } from '../../payment/payment-token.ts';
import {
  RETURN_BOX_NOT_OURS,
  RETURN_BOX_UNKNOWN,
  RETURN_EXCHANGE_NOT_SENT,
  RETURN_EXCHANGED_ALREADY,
  RETURN_LINE_UNKNOWN,
  RETURN_NEEDS_CARD,
  RETURN_NEEDS_FINANCE,
  RETURN_NO_EXCHANGE,
  RETURN_NOT_FOUND,
  RETURN_NOTHING_RECEIVED,
  RETURN_PICTURE_NOT_FOUND,
  RETURN_PICTURE_UNREADABLE,
  RETURN_PICTURES_BUSY,
  RETURN_RESHIP_OTHER_GOODS,
  RETURN_TOO_MANY_BOXES,
  RETURN_TOO_MANY_PICTURES,
  RETURN_WHY_MISSING,
  RETURN_WRONG_STATE,
} from './return.errors.ts';
import { owner, returnId, ReturnView } from './return.http.ts';
import { BoxState } from '../../returned/returned.ts';

export const ReceivedBox = z.strictObject({
  lineId: Id,
  lotNumber: LotNumber,
  expiresOn: RequestDay,
  state: BoxState,
});
export type ReceivedBox = z.infer<typeof ReceivedBox>;

export const ReceiveReturn = operation({
  id: 'receiveReturn',
  record: 'none',
  because: 'The steps of the return and the stock ledger keep who received which box.',
  endpoint: 'POST /returns/{returnId}/boxes',
  owner,
  summary: 'Receive boxes that came back',
  description:
    'One entry for each box, with its lot and use-by date as scanned. The warehouse then decides about each box: only sealed boxes of this order that are in date and not recalled are sold again. Boxes may come in several parcels.',
  allow: ['warehouse'],
  params: returnId,
  body: z.strictObject({ boxes: z.array(ReceivedBox).min(1).max(100) }),
  example: {
    boxes: [
      { lineId: '0197a000-0000-7000-8000-0000000000d1', lotNumber: 'L2406A', expiresOn: '2031-06-30', state: 'sealed' },
    ],
  },
  reply: ReturnView,
  status: 202,
  location: '/returns/{returnId}',
  errors: [RETURN_NOT_FOUND, RETURN_WRONG_STATE, RETURN_LINE_UNKNOWN, RETURN_TOO_MANY_BOXES],
});

export const DecideReturn = operation({
  id: 'decideReturn',
  record: ['return.decided'],
  stepUp: true,
  endpoint: 'POST /returns/{returnId}/decision',
  owner,
  summary: 'Decide for which boxes money is given back',
  description:
    'Without `boxes` the rules decide. Whoever decides against them says why. Sales decide up to `RETURN_SALES_LIMIT`, finance without a limit. After a refund failed, the same call tries it again.',
  allow: ['sales', 'finance'],
  params: returnId,
  body: z.strictObject({
    boxes: z
      .array(z.strictObject({ boxId: Id, refunds: z.boolean() }))
      .max(200)
      .optional()
      .meta({ description: 'Boxes that are decided otherwise than by the rules.' }),
    deliveryToo: z
      .boolean()
      .optional()
      .meta({ description: 'Refund the charge for the delivery. Omitted: by the rules.' }),
    refundTo: RefundTo.optional().meta({ description: 'Omitted: as it was asked for with the return.' }),
    why: withoutCardNumber(oneLine(500))
      .optional()
      .meta({ description: 'The reason why it differs from the rules, sealed.' }),
  }),
  example: { deliveryToo: true, why: 'The parcel took three weeks' },
  reply: ReturnView,
  status: 202,
  location: '/returns/{returnId}',
  errors: [
    RETURN_NOT_FOUND,
    RETURN_WRONG_STATE,
    RETURN_NOTHING_RECEIVED,
    RETURN_BOX_UNKNOWN,
    RETURN_BOX_NOT_OURS,
    RETURN_WHY_MISSING,
    RETURN_NEEDS_FINANCE,
    RETURN_EXCHANGE_NOT_SENT,
  ],
});

export const ExchangeLine = RepeatedLine.extend({
  parameters: LensParameters.optional().meta({
    description: 'Another power, for a lens that was ordered in a wrong one. The prescription is checked again.',
  }),
});
export type ExchangeLine = z.infer<typeof ExchangeLine>;

export const ExchangeReturn = operation({
  id: 'exchangeReturn',
  record: 'none',
  because: 'The steps of the new order and of the return are its record.',
  endpoint: 'POST /returns/{returnId}/exchange',
  owner,
  summary: 'Send the new goods of an exchange or of a reshipment',
  description:
    'Places a new order that the return pays. Prescription and stock are checked as for each order. In an exchange, what does not come back in time is charged to the card. A reshipment needs no card and is never charged, so it sends no other goods and no more boxes than the return has.',
  allow: ['customer:self', 'sales'],
  params: returnId,
  body: z.strictObject({
    lines: z.array(ExchangeLine).min(1).max(20),
    shippingAddressId: Id.optional().meta({ description: 'If omitted, the address of the first order.' }),
    paymentToken: PaymentToken.optional(),
  }),
  example: { lines: [{ lineId: '0197a000-0000-7000-8000-0000000000d1', quantity: 1 }], paymentToken: 'tok_visa' },
  reply: PlaceOrder.reply,
  status: 201,
  location: '/orders/{id}',
  errors: [
    RETURN_NOT_FOUND,
    RETURN_WRONG_STATE,
    RETURN_NO_EXCHANGE,
    RETURN_EXCHANGED_ALREADY,
    RETURN_NEEDS_CARD,
    RETURN_RESHIP_OTHER_GOODS,
    ORDER_NOT_FOUND,
    ORDER_LINE_UNKNOWN,
    ORDER_NOT_REPEATABLE,
    ...PlaceOrder.errors,
  ],
});

export const AddReturnPicture = operation({
  id: 'addReturnPicture',
  record: ['return.pictured'],
  endpoint: 'POST /returns/{returnId}/pictures',
  owner,
  summary: 'Add a picture of what came back',
  description:
    'A picture has at most 5 MiB. It is rewritten before it is stored: place, author and camera are removed. It is sealed under the key of the customer.',
  allow: ['customer:self', 'warehouse', 'sales'],
  params: returnId,
  query: z.strictObject({ boxId: Id.optional() }),
  file: {
    limit: 5 * 1024 * 1024,
    otherTypes: { 'image/jpeg': undefined, 'image/png': undefined, 'image/webp': undefined },
  },
  reply: ReturnView,
  status: 201,
  location: '/returns/{returnId}',
  errors: [
    RETURN_NOT_FOUND,
    RETURN_BOX_UNKNOWN,
    RETURN_PICTURE_UNREADABLE,
    RETURN_TOO_MANY_PICTURES,
    RETURN_PICTURES_BUSY,
  ],
});

export const GetReturnPicture = operation({
  id: 'getReturnPicture',
  endpoint: 'GET /returns/{returnId}/pictures/{pictureId}',
  owner,
  summary: 'Download a picture of a return',
  allow: ['customer:self', 'sales', 'warehouse', 'finance', 'optician', 'auditor'],
  params: returnId.extend({ pictureId: Id }),
  reply: Download,
  download: ['image/jpeg'],
  errors: [RETURN_PICTURE_NOT_FOUND],
});

export const CancelReturn = operation({
  id: 'cancelReturn',
  record: ['return.cancelled'],
  endpoint: 'POST /returns/{returnId}/cancel',
  owner,
  summary: 'Take a return back before the goods have come',
  description: 'An exchange whose new order was placed cannot be taken back. Cancel that order first.',
  allow: ['customer:self', 'sales'],
  params: returnId,
  reply: ReturnView,
  errors: [RETURN_NOT_FOUND, RETURN_WRONG_STATE],
});
