/**
 * Declares the operations on notes of orders. Customers see the notes that they wrote themselves, and never the notes
 * of the shop.
 */
import { z } from 'zod';
import { Id, Instant, Nothing, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { SentText } from '../../kernel/text.ts';
import { NoteText } from '../desk/known.ts';
import { ORDER_NOT_FOUND } from '../order.errors.ts';
import {
  ORDER_NOTE_KIND,
  ORDER_NOTE_NOT_FOUND,
  ORDER_NOTE_NOT_YOURS,
  ORDER_NOTE_TOO_MANY,
} from './order-note.errors.ts';
import { shopPerson } from '../../shown/shop-person.ts';

/** One order has at most this number of notes. */
export const ORDER_NOTES_AT_MOST = 100;

export const OrderNoteKind = z.enum(['shop', 'customer']).meta({
  description: '`shop`: for staff only. `customer`: what the customer wants the shop to know; she sees it.',
});
export type OrderNoteKind = z.infer<typeof OrderNoteKind>;

const OrderNoteReceipt = z.object({
  id: Id,
  orderId: Id,
  kind: OrderNoteKind,
  writtenBy: shopPerson('The person who wrote it: a member of staff or the customer.'),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export const OrderNoteView = OrderNoteReceipt.extend({ text: SentText });
export type OrderNoteView = z.infer<typeof OrderNoteView>;

const orderId = z.strictObject({ orderId: Id });
const noteId = orderId.extend({ noteId: Id });
const writers = ['customer:self', 'sales', 'optician', 'warehouse', 'finance'] as const;

export const ListOrderNotes = operation({
  id: 'listOrderNotes',
  endpoint: 'GET /orders/{orderId}/notes',
  owner: 'order',
  summary: 'List the notes of an order, newest first',
  description: 'A customer gets only the notes of the customer.',
  allow: ['customer:self', 'sales', 'optician', 'warehouse', 'finance', 'auditor'],
  params: orderId,
  reply: z.object({ data: z.array(OrderNoteView) }),
  errors: [ORDER_NOT_FOUND],
});

export const AddOrderNote = operation({
  id: 'addOrderNote',
  record: ['order-note.added'],
  endpoint: 'POST /orders/{orderId}/notes',
  owner: 'order',
  summary: 'Write a note about an order',
  description:
    'The note is sealed under the key of the customer. Staff may write a note of the customer for her, for example on the phone. The answer has no text, because it is saved for repeats.',
  allow: writers,
  params: orderId,
  body: z.strictObject({ kind: OrderNoteKind, text: NoteText }),
  example: { kind: 'customer', text: 'Please leave it with the neighbour' },
  reply: OrderNoteReceipt,
  status: 201,
  location: '/orders/{orderId}/notes',
  errors: [ORDER_NOT_FOUND, ORDER_NOTE_KIND, ORDER_NOTE_TOO_MANY],
});

export const ChangeOrderNote = operation({
  id: 'changeOrderNote',
  record: ['order-note.changed'],
  endpoint: 'PATCH /orders/{orderId}/notes/{noteId}',
  owner: 'order',
  summary: 'Change a note that you wrote',
  description: 'The text from before stays in the change record, sealed.',
  allow: writers,
  params: noteId,
  body: z.strictObject({ text: NoteText }),
  example: { text: 'Please ring twice' },
  reply: OrderNoteView,
  versioned: true,
  errors: [ORDER_NOT_FOUND, ORDER_NOTE_NOT_FOUND, ORDER_NOTE_NOT_YOURS, REQUEST_STALE],
});

export const RemoveOrderNote = operation({
  id: 'removeOrderNote',
  record: ['order-note.removed'],
  endpoint: 'DELETE /orders/{orderId}/notes/{noteId}',
  owner: 'order',
  summary: 'Remove a note that you wrote',
  description: 'The text stays in the change record, sealed, as long as the key of the customer.',
  allow: writers,
  params: noteId,
  reply: Nothing,
  status: 204,
  errors: [ORDER_NOT_FOUND, ORDER_NOTE_NOT_FOUND, ORDER_NOTE_NOT_YOURS],
});
