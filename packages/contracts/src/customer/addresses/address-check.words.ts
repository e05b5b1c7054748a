import { word, wordsOf } from '../../kernel/words.ts';
import { AddressVerdict } from './address-check.ts';

export const ADDRESS_VERDICT_WORDS = wordsOf(AddressVerdict, {
  deliverable: word('Parcels arrive', '可送达', 'ok'),
  doubtful: word('Doubtful', '存疑', 'wait'),
  undeliverable: word('No parcel arrives', '无法送达', 'stop'),
  unknown: word('Cannot be told', '无法判断', 'new'),
});
