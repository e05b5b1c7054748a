/** Notes of the shop about a customer. Staff write and read them. No operation of customers shows or changes them. */
import { z } from 'zod';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { freeText, SentText } from '../../kernel/text.ts';
import { CUSTOMER_NOT_FOUND } from './customer.errors.ts';
import { customerId } from './customer.http.ts';

const NoteReceipt = z.object({
  id: Id,
  customerId: Id,
  writtenBy: Id.nullable().meta({
    description: 'The member of staff who wrote it. Null for a note from the time when notes had no author.',
  }),
  createdAt: Instant.meta({
    description: 'The time at which it was written. A note without an author has the time of the sign-up instead.',
  }),
});
export const NoteView = NoteReceipt.extend({ text: SentText });
export type NoteView = z.infer<typeof NoteView>;

export const AddCustomerNote = operation({
  id: 'addCustomerNote',
  record: ['note.added'],
  endpoint: 'POST /customers/{customerId}/notes',
  owner: 'customer',
  summary: 'Write a note of the shop about a customer',
  description:
    'A note is never changed and never removed alone: write another one to correct it. It is personal data of the customer, who may ask to read it. The answer has no text, because it is saved for repeats.',
  allow: ['sales', 'optician'],
  params: customerId,
  body: z.strictObject({ text: freeText.min(1) }),
  example: { text: 'Prefers to be called in the afternoon' },
  reply: NoteReceipt,
  status: 201,
  errors: [CUSTOMER_NOT_FOUND],
});

export const ListCustomerNotes = operation({
  id: 'listCustomerNotes',
  endpoint: 'GET /customers/{customerId}/notes',
  owner: 'customer',
  summary: 'List the notes of the shop about a customer, newest first',
  allow: ['sales', 'optician', 'auditor'],
  params: customerId,
  query: PageQuery,
  reply: page(NoteView),
  errors: [CUSTOMER_NOT_FOUND],
});
