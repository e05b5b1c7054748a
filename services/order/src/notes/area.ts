import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { Reader } from '../reader.store.ts';
import { addOrderNote } from './features/add-order-note.ts';
import { changeOrderNote } from './features/change-order-note.ts';
import { listOrderNotes } from './features/list-order-notes.ts';
import { removeOrderNote } from './features/remove-order-note.ts';

/** Declares the area of notes of orders: notes of the shop, and notes of the customer. This area uses no other area. */
export const notes = (settings: { vault: Vault }): Area<Reader> => ({
  routes: [
    ...[listOrderNotes(settings), addOrderNote(settings)],
    ...[changeOrderNote(settings), removeOrderNote(settings)],
  ],
});
