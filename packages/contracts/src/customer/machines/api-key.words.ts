import { word, wordsOf } from '../../kernel/words.ts';
import { ApiKeyState } from './api-key.http.ts';

export const API_KEY_STATE_WORDS = wordsOf(ApiKeyState, {
  active: word('Works', '有效', 'ok'),
  waiting: word('Waits for a second person', '等待第二人批准', 'wait'),
  expired: word('Has run out', '已到期', 'ended'),
  ended: word('Ended', '已终止', 'ended'),
});
