/** Lists the events of which a person is notified, with the template of each. */
import { CustomerAffected } from '@toric/contracts/catalog-inventory/events';
import { VerificationAwaited } from '@toric/contracts/customer/events';
import type { Notice } from '@toric/contracts/customer/messages/notice';
import type { DataOf, MessageType } from '@toric/contracts/kernel/message';
import { OrderCancelled, OrderCompleted, OrderConfirmed, OrderShipped } from '@toric/contracts/order/events';
import { ParcelDelayed, ParcelLost } from '@toric/contracts/order/parcels/parcel.events';
import { ReturnLabelReady } from '@toric/contracts/order/returns/label.events';
import {
  ReturnApproved,
  ReturnDecided,
  ReturnReceived,
  ReturnRefused,
  ReturnReminded,
} from '@toric/contracts/order/returns/return.events';
import { AmendmentEnded, OrderAmended } from '@toric/contracts/order/amendments/amendment.events';
import { OrderAwaitsStock, OrderPartShipped, OrderRestCancelled } from '@toric/contracts/order/part.events';
import { PaymentRefunded } from '@toric/contracts/payment/events';

type Told = { readonly personId: string; readonly notice: Notice };
type Fact = { readonly type: MessageType; readonly tell: (data: unknown) => Told[] };

const fact = <M extends MessageType>(type: M, tell: (data: DataOf<M>) => Told[]): Fact => ({
  type,
  tell: (data) => tell(data as DataOf<M>), // the subscription has parsed the data with the schema of this type
});

const toldTo = (personId: string | undefined, notice: Notice): Told[] => (personId ? [{ personId, notice }] : []);

type Values<T extends Notice['template']> = Extract<Notice, { template: T }>['values'];
const told = <T extends Notice['template']>(personId: string, template: T, values: Values<T>): Told => ({
  personId,
  notice: { template, values } as Notice, // the type parameter guarantees that template and values fit each other
});
const ofReturn = ({
  orderId,
  orderNumber,
  returnNumber,
}: {
  orderId: string;
  orderNumber: string;
  returnNumber: string;
}) => ({
  ...{ orderId, orderNumber, returnNumber },
});

export const FACTS: readonly Fact[] = [
  // A customer at the counter has the goods already. She gets the invoice, but no mail about a parcel.
  fact(
    OrderConfirmed,
    ({ customerId, orderId, orderNumber, total, delivery, tax, promisedOn, promisedBefore, atCounter }) =>
      toldTo(atCounter ? undefined : customerId, {
        template: 'order-confirmed',
        // the mail shows a tax only if the order has one
        values: {
          ...{ orderId, orderNumber, total, delivery, promisedOn, promisedBefore },
          tax: tax?.amount === 0 ? undefined : tax,
        },
      }),
  ),
  fact(OrderShipped, ({ customerId, orderId, orderNumber, invoiceNumber, atCounter }) => [
    ...toldTo(atCounter ? undefined : customerId, { template: 'order-shipped', values: { orderId, orderNumber } }),
    { personId: customerId, notice: { template: 'invoice', values: { orderId, orderNumber, invoiceNumber } } },
  ]),
  fact(OrderAmended, ({ customerId, orderId, orderNumber, before, total }) => [
    told(customerId, 'order-amended', { orderId, orderNumber, before, total }),
  ]),
  // a person who withdraws an amendment or cancels the order needs no notice that the amendment has ended
  fact(AmendmentEnded, ({ customerId, orderId, orderNumber, reason }) =>
    reason.code.startsWith('order.')
      ? []
      : [told(customerId, 'order-change-refused', { orderId, orderNumber, reason })],
  ),
  fact(OrderAwaitsStock, ({ customerId, orderId, orderNumber }) => [
    told(customerId, 'order-awaits-stock', { orderId, orderNumber }),
  ]),
  fact(OrderPartShipped, ({ customerId, orderId, orderNumber, invoiceNumber }) => [
    told(customerId, 'order-part-shipped', { orderId, orderNumber }),
    told(customerId, 'invoice', { orderId, orderNumber, invoiceNumber }),
  ]),
  fact(OrderRestCancelled, ({ customerId, orderId, orderNumber, reason }) => [
    told(customerId, 'order-rest-cancelled', { orderId, orderNumber, reason }),
  ]),
  fact(OrderCompleted, ({ customerId, orderId, orderNumber, atCounter }) =>
    toldTo(atCounter ? undefined : customerId, { template: 'order-delivered', values: { orderId, orderNumber } }),
  ),
  fact(ParcelDelayed, ({ customerId, orderId, orderNumber, parcelId, reason }) => [
    {
      personId: customerId,
      notice: { template: 'parcel-delayed', values: { orderId, orderNumber, parcelId, reason } },
    },
  ]),
  fact(ParcelLost, ({ customerId, orderId, orderNumber, parcelId }) => [
    { personId: customerId, notice: { template: 'parcel-lost', values: { orderId, orderNumber, parcelId } } },
  ]),
  fact(OrderCancelled, ({ customerId, orderId, orderNumber, reason }) => [
    { personId: customerId, notice: { template: 'order-cancelled', values: { orderId, orderNumber, reason } } },
  ]),
  // An event that was emitted before the shop sent mails may name no customer. Then nobody is notified.
  fact(VerificationAwaited, ({ customerId, orderId }) =>
    toldTo(customerId, { template: 'order-awaits-prescriber', values: { orderId } }),
  ),
  fact(PaymentRefunded, ({ customerId, orderId, orderNumber, amount }) =>
    toldTo(customerId, { template: 'refund', values: { orderId, orderNumber, amount } }),
  ),
  fact(ReturnApproved, ({ customerId, goodsComeBack, sendBackBy, ...one }) => [
    told(customerId, 'return-approved', { ...ofReturn(one), ...(goodsComeBack && { sendBackBy }) }),
  ]),
  fact(ReturnLabelReady, ({ customerId, ...one }) => [told(customerId, 'return-label', ofReturn(one))]),
  fact(ReturnRefused, ({ customerId, ...one }) => [told(customerId, 'return-refused', ofReturn(one))]),
  fact(ReturnReceived, ({ customerId, boxes, ...one }) => [
    told(customerId, 'return-received', { ...ofReturn(one), boxes: boxes.length }),
  ]),
  fact(ReturnDecided, ({ customerId, refunds, ...one }) => [
    told(customerId, 'return-decided', {
      ...ofReturn(one),
      boxes: refunds.reduce((sum, { quantity }) => sum + quantity, 0),
    }),
  ]),
  fact(ReturnReminded, ({ customerId, days, isExchange, ...one }) => [
    told(customerId, 'return-reminder', { ...ofReturn(one), days, isExchange }),
  ]),
  fact(CustomerAffected, ({ customerId, recallId, reference, title, whatToDo, sourceUrl, boxes }) => [
    {
      personId: customerId,
      notice: {
        template: 'recall-notice',
        values: {
          ...{ recallId, reference, title, whatToDo, sourceUrl },
          boxes: boxes.reduce((sum, { quantity }) => sum + quantity, 0),
          lots: [...new Set(boxes.map(({ lotNumber }) => lotNumber))],
        },
      },
    },
  ]),
];

const byType = new Map(FACTS.map(({ type, tell }) => [type.type, tell]));

/** Returns the people to notify of an event, each with the template and its values. */
export const tellOf = (type: string, data: unknown): Told[] => byType.get(type)?.(data) ?? [];
