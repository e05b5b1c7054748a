import { expect, test } from '@jest/globals';
import { Email } from './email.ts';

test.each([
  ['ana@toric.example', 'ana@toric.example'],
  [' Ana.Lima+lenses@Toric.Example ', 'ana.lima+lenses@toric.example'],
  ['ana@münchen.de', 'ana@xn--mnchen-3ya.de'],
  ['ana@xn--mnchen-3ya.de', 'ana@xn--mnchen-3ya.de'],
  ['用户@例子.中国', '用户@xn--fsqu00a.xn--fiqs8s'],
  ['用户@例子.中国', '用户@xn--fsqu00a.xn--fiqs8s'],
  ['иван@почта.рф', 'иван@xn--80a1acny.xn--p1ai'],
  ['ivan@xn--80a1acny.xn--p1ai', 'ivan@xn--80a1acny.xn--p1ai'],
  ["o'hara@toric.example", "o'hara@toric.example"],
  ['jose\u0301@toric.example', 'jos\u00E9@toric.example'],
])('%s is accepted and kept as %s', (address, kept) => {
  expect(Email.parse(address)).toBe(kept);
});

test.each([
  ['', 'an empty text'],
  ['ana', 'no domain'],
  ['@toric.example', 'nothing before the @'],
  ['ana@localhost', 'a domain of one label'],
  ['ana@127.0.0.1', 'a number in place of a domain'],
  ['ana@[::1]', 'an address of a machine'],
  ['ana@toric.example:25', 'a port'],
  ['ana@toric.example/x', 'a path'],
  ['ana@toric..example', 'an empty label'],
  ['ana@-toric.example', 'a label that begins with a hyphen'],
  ['ana..lima@toric.example', 'two dots'],
  ['ana lima@toric.example', 'a space'],
  ['ana@evil@toric.example', 'two @'],
  ['ana\u202E@toric.example', 'a directional override'],
  ['ana\u200B@toric.example', 'an invisible character'],
  ['ana@tor\u0000ic.example', 'U+0000'],
  [`${'a'.repeat(65)}@toric.example`, 'more than 64 bytes before the @'],
  [`ana@${'a'.repeat(64)}.example`, 'a label of more than 63 letters'],
  [`ana@${'abc.'.repeat(70)}example`, 'more than 254 characters'],
])('%j is refused: %s', (address) => {
  expect(Email.safeParse(address).success).toBe(false);
});
