import { expect, test } from '@jest/globals';
import { hiddenAnswers } from './answer-fields.ts';

test.each(['constructor', 'toString', '__proto__'])('a browser that names the key %s gets no hidden answer', (key) => {
  expect(hiddenAnswers({}, [key])).toBe('');
  expect(hiddenAnswers({ why: 'a "reason"' }, [key, 'why'])).toContain('value="a &#34;reason&#34;"');
});
