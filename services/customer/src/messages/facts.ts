/** The facts of the shop that are told to the person whom they concern, and the template of each. */
import { CustomerAffected } from '@toric/contracts/catalog-inventory/events';
import { VerificationAwaited } from '@toric/contracts/customer/events';
import type { Notice } from '@toric/contracts/customer/messages/notice';
import type { DataOf, MessageType } from '@toric/contracts/kernel/message';
import { OrderCancelled, OrderCompleted, OrderConfirmed, OrderShipped } from '@toric/contracts/order/events';
import { PaymentRefunded } from '@toric/contracts/payment/events';

type Told = { readonly personId: string; readonly notice: Notice };
type Fact = { readonly type: MessageType; readonly tell: (data: unknown) => Told[] };

const fact = <M extends MessageType>(type: M, tell: (data: DataOf<M>) => Told[]): Fact => ({
  type,
  tell: (data) => tell(data as DataOf<M>), // the subscription has parsed the data by the schema of this type
});

const toldTo = (personId: string | undefined, notice: Notice): Told[] => (personId ? [{ personId, notice }] : []);

export const FACTS: readonly Fact[] = [
  fact(OrderConfirmed, ({ customerId, orderId, orderNumber, total }) => [
    { personId: customerId, notice: { template: 'order-confirmed', values: { orderId, orderNumber, total } } },
  ]),
  fact(OrderShipped, ({ customerId, orderId, orderNumber, invoiceNumber }) => [
    { personId: customerId, notice: { template: 'order-shipped', values: { orderId, orderNumber } } },
    { personId: customerId, notice: { template: 'invoice', values: { orderId, orderNumber, invoiceNumber } } },
  ]),
  fact(OrderCompleted, ({ customerId, orderId, orderNumber }) => [
    { personId: customerId, notice: { template: 'order-delivered', values: { orderId, orderNumber } } },
  ]),
  fact(OrderCancelled, ({ customerId, orderId, orderNumber, reason }) => [
    { personId: customerId, notice: { template: 'order-cancelled', values: { orderId, orderNumber, reason } } },
  ]),
  // An event from before mails were sent may name no customer. Nobody is told of it.
  fact(VerificationAwaited, ({ customerId, orderId }) =>
    toldTo(customerId, { template: 'order-awaits-prescriber', values: { orderId } }),
  ),
  fact(PaymentRefunded, ({ customerId, orderId, orderNumber, amount }) =>
    toldTo(customerId, { template: 'refund', values: { orderId, orderNumber, amount } }),
  ),
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

/** Returns whom a fact is told to, and by which templates. */
export const tellOf = (type: string, data: unknown): Told[] => byType.get(type)?.(data) ?? [];
