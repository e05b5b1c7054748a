import { expect, test } from '@jest/globals';
import { bounceToken, findBounced, withToken } from './verp.ts';

const ID = '0197a000-0000-7000-8000-0000000000f1';
const KEY = 'a key of thirty-two bytes, or more';

test('the token of a message is found in a bounce, in any place, and after a rotation of the key', () => {
  const address = withToken('mail@shop.example', bounceToken(KEY, ID));
  expect(address).toMatch(/^mail\+[a-z2-7]{42}@shop\.example$/);
  expect(address.split('@', 1).join('').length).toBeLessThanOrEqual(64);
  expect(findBounced(KEY, `To: <${address}>\r\n`)).toBe(ID);
  expect(findBounced(`newer ${KEY.replaceAll(' ', '')}`, `X ${bounceToken(KEY.replaceAll(' ', ''), ID)}`)).toBe(ID);
});

test('a forged token names nothing', () => {
  const token = bounceToken(KEY, ID);
  const forged = `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`;
  expect(findBounced(KEY, forged)).toBeUndefined();
  expect(findBounced('another', token)).toBeUndefined();
});
