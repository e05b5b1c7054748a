import { word, wordsOf } from '../../kernel/words.ts';
import { NoteAudience } from './note.http.ts';

export const NOTE_AUDIENCE_WORDS = wordsOf(NoteAudience, {
  internal: word('Only for staff', '仅供内部'),
  shared: word('The customer sees it', '客户可见', 'wait'),
});
