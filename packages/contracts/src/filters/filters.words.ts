import { word, wordsOf } from '../kernel/words.ts';
import { Presence } from './filters.ts';

export const PRESENCE_WORDS = wordsOf(Presence, { empty: word('Empty', '为空'), set: word('Not empty', '不为空') });
