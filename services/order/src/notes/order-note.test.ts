// Tests who writes, changes and sees the notes of orders.
import { expect, test } from '@jest/globals';
import type { Actor } from '@toric/contracts/kernel/access';
import { assertAuthor, assertMayWrite, noteView, type OpenedNote } from './order-note.ts';

const customer: Actor = { id: 'customer', kind: 'customer', roles: ['customer'] };
const clerk: Actor = { id: 'clerk', kind: 'staff', roles: ['sales'] };
const at = new Date('2026-12-01T10:00:00Z');
const note: OpenedNote = {
  ...{ id: 'note', orderId: 'order', kind: 'customer', writtenBy: 'clerk', version: 1, text: 'Ring twice' },
  ...{ createdAt: at, updatedAt: at },
};

test('a customer writes her own notes and no note of the shop', () => {
  expect(() => assertMayWrite(customer, 'shop')).toThrow('written by staff only');
  expect(() => assertMayWrite(customer, 'customer')).not.toThrow();
  expect(() => assertMayWrite(clerk, 'shop')).not.toThrow();
});

test('only its author changes a note', () => {
  expect(() => assertAuthor(clerk, note)).not.toThrow();
  expect(() => assertAuthor({ ...clerk, id: 'other' }, note)).toThrow('as its author wrote');
});

test('a customer learns no id of staff', () => {
  expect(noteView(note, customer).writtenBy).toBeNull();
  expect(noteView({ ...note, writtenBy: 'customer' }, customer).writtenBy).toBe('customer');
  expect(noteView(note, clerk)).toMatchObject({ writtenBy: 'clerk', text: 'Ring twice' });
});
