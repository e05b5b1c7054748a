/** Lists the events that are sent to webhook endpoints. */
import { z } from 'zod';
import { GoodsOfferChanged, OfferChanged } from '../catalog-inventory/events.ts';
import { CustomerRegistered, VerificationAwaited } from '../customer/events.ts';
import type { MessageType } from '../kernel/message.ts';
import {
  CancellationRequested,
  DeliveryRecorded,
  OrderCancelled,
  OrderCompleted,
  OrderConfirmed,
  OrderPlaced,
  OrderShipped,
} from '../order/events.ts';
import { OrderAmended } from '../order/amendments/amendment.events.ts';
import { OrderPartShipped, OrderRestCancelled } from '../order/part.events.ts';
import { PaymentCaptured, PaymentCaptureFailed, PaymentDeclined, PaymentRefunded } from '../payment/events.ts';

/** Describes an event to which an external receiver may subscribe. */
export type WebhookEvent = {
  readonly message: MessageType;
  readonly description: string;
  /** Describes the public fields of the event. A parse with this schema drops all other fields of the message. */
  readonly data: z.ZodObject;
  readonly example: Record<string, unknown>;
};

/** Declares that the message is a public event. `hidden` names the fields that are not sent. */
function publicEvent(message: MessageType, description: string, hidden: readonly string[] = []): WebhookEvent {
  const shown = Object.entries(message.data.shape).filter(([name]) => !hidden.includes(name));
  const data = z.object(Object.fromEntries(shown));
  return { message, description, data, example: data.parse(message.example) };
}

/**
 * Lists every public event. An event is public only if this list contains it, so that a new message of a service is not
 * sent out by accident. A line of an order is not public, because its `lensId` represents the powers of a person's
 * lens.
 */
export const WEBHOOK_EVENTS: readonly WebhookEvent[] = [
  publicEvent(OrderPlaced, 'A customer placed an order. Its checks begin.', ['lines']),
  publicEvent(OrderConfirmed, 'Prescription, stock and payment are settled. The order may be shipped.'),
  publicEvent(OrderAmended, 'The lines, the address or the price of a confirmed order changed.'),
  publicEvent(OrderPartShipped, 'A part of the order left the warehouse. The rest follows.'),
  publicEvent(OrderRestCancelled, 'The part of the order that had not left is cancelled.'),
  publicEvent(OrderShipped, 'The goods left the warehouse, and the invoice is issued.'),
  publicEvent(OrderCompleted, 'The goods were delivered. Nothing more happens to the order.'),
  publicEvent(OrderCancelled, 'The order ended without a sale. `reason` says why.'),
  publicEvent(CancellationRequested, 'The customer or the shop asked to cancel an order.'),
  publicEvent(DeliveryRecorded, 'The parcel reached the customer.'),
  publicEvent(VerificationAwaited, 'A prescriber must confirm the prescription before the order goes on.'),
  publicEvent(CustomerRegistered, 'A customer signed up. Her data is read with `getCustomer`.'),
  publicEvent(PaymentCaptured, 'The money of an order was taken.'),
  publicEvent(PaymentDeclined, 'The card was refused. Nothing is held.'),
  publicEvent(PaymentCaptureFailed, 'The held money could not be taken. Finance must collect it.'),
  publicEvent(PaymentRefunded, 'Money went back to the customer.'),
  publicEvent(OfferChanged, 'A product, its packs or its prices changed. Its parameters are read with `getProduct`.', [
    'matrix',
  ]),
  publicEvent(GoodsOfferChanged, 'A solution, an accessory or a service, its packs or its prices changed.'),
];

/** Names the type of the event with which an administrator tests a webhook endpoint. No service emits this event. */
export const TEST_EVENT = 'webhook.test.v1';

/** Lists the names of all public events. */
export const WebhookEventType = z.enum(WEBHOOK_EVENTS.map(({ message: { type } }) => type) as [string, ...string[]]);
