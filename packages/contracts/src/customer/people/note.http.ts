/**
 * Declares the operations on notes of the shop about a customer. Staff write and read them. A customer sees a shared
 * note, but never an internal one.
 */
import { z } from 'zod';
import { Id, Instant, Nothing, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { freeText, SentText } from '../../kernel/text.ts';
import { CUSTOMER_NOT_FOUND } from './customer.errors.ts';
import { customerId } from './customer.http.ts';
import { NOTE_MENTION, NOTE_NOT_FOUND, NOTE_PINS_TOO_MANY } from './note.errors.ts';
import { shopPerson } from '../../shown/shop-person.ts';

/** One customer has at most this number of pinned notes. */
export const PINS_AT_MOST = 5;

export const NoteAudience = z
  .enum(['internal', 'shared'])
  .meta({ description: '`internal`: for staff only. `shared`: the customer sees it too.' });
export type NoteAudience = z.infer<typeof NoteAudience>;

/** One note mentions at most this number of colleagues. */
const MENTIONS_AT_MOST = 10;

const NoteReceipt = z.object({
  id: Id,
  customerId: Id,
  audience: NoteAudience,
  mentions: z.array(Id).meta({ description: 'The colleagues who were told of it.' }),
  writtenBy: shopPerson('The member of staff who wrote it. Null for a note from the time when notes had no author.'),
  createdAt: Instant.meta({
    description: 'The time at which it was written. A note without an author has the time of the sign-up instead.',
  }),
});
export const NoteView = NoteReceipt.extend({
  text: SentText,
  isPinned: z.boolean().meta({ description: 'Pinned notes stand at the top of the record.' }),
});
export type NoteView = z.infer<typeof NoteView>;

export const AddCustomerNote = operation({
  id: 'addCustomerNote',
  record: ['note.added'],
  endpoint: 'POST /customers/{customerId}/notes',
  owner: 'customer',
  summary: 'Write a note of the shop about a customer',
  description:
    'A note is never changed and never removed alone: write another one to correct it. It is personal data of the customer, who may ask to read it, also if it is internal. Mentioned colleagues get a notice with a link. The answer has no text, because it is saved for repeats.',
  allow: ['sales', 'optician'],
  params: customerId,
  body: z.strictObject({
    text: freeText.min(1),
    audience: NoteAudience.default('internal'),
    mentions: z
      .array(Id)
      .max(MENTIONS_AT_MOST)
      .default([])
      .meta({ description: `Colleagues who may read notes, at most ${MENTIONS_AT_MOST}.` }),
    isPinned: z.boolean().default(false),
  }),
  example: { text: 'Prefers to be called in the afternoon', audience: 'internal', mentions: [], isPinned: false },
  reply: NoteReceipt.extend({ isPinned: z.boolean() }),
  status: 201,
  errors: [CUSTOMER_NOT_FOUND, NOTE_MENTION],
});

export const ListCustomerNotes = operation({
  id: 'listCustomerNotes',
  endpoint: 'GET /customers/{customerId}/notes',
  owner: 'customer',
  summary: 'List the notes of the shop about a customer, newest first',
  description: 'A customer gets the shared notes about herself, without the colleague who wrote them.',
  allow: ['customer:self', 'sales', 'optician', 'auditor'],
  params: customerId,
  query: PageQuery,
  reply: page(NoteView),
  errors: [CUSTOMER_NOT_FOUND],
});

export const ListPinnedNotes = operation({
  id: 'listPinnedNotes',
  endpoint: 'GET /customers/{customerId}/notes/pinned',
  owner: 'customer',
  summary: 'List the pinned notes about a customer, newest first',
  description: 'A note from the time when notes had no author comes last.',
  allow: ['sales', 'optician', 'auditor'],
  params: customerId,
  reply: z.object({ data: z.array(NoteView) }),
  errors: [CUSTOMER_NOT_FOUND],
});

const noteId = z.strictObject({ customerId: Id, noteId: Id });
const pinning = {
  record: 'none',
  because: 'A pin moves a note on the screen, and changes no data.',
  owner: 'customer',
  allow: ['sales', 'optician'],
  params: noteId,
  reply: Nothing,
  status: 204,
} as const;

export const PinNote = operation({
  ...pinning,
  id: 'pinNote',
  endpoint: 'PUT /customers/{customerId}/notes/{noteId}/pin',
  summary: 'Pin a note to the top of the record',
  description: `A customer has at most ${PINS_AT_MOST} pinned notes. A note that is pinned stays as it is.`,
  errors: [NOTE_NOT_FOUND, NOTE_PINS_TOO_MANY],
});

export const UnpinNote = operation({
  ...pinning,
  id: 'unpinNote',
  endpoint: 'DELETE /customers/{customerId}/notes/{noteId}/pin',
  summary: 'Take the pin from a note',
  errors: [NOTE_NOT_FOUND],
});
