import { word, wordsOf } from '../../kernel/words.ts';
import { OrderNoteKind } from './order-note.http.ts';

export const ORDER_NOTE_KIND_WORDS = wordsOf(OrderNoteKind, {
  shop: word('Of the shop', '店内备注', 'works'),
  customer: word('Of the customer', '客户备注', 'ok'),
});
