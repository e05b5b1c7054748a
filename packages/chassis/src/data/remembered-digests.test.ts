import { expect, test } from '@jest/globals';
import { withRememberedDigests } from './remembered-digests.ts';
import { createVault } from './vault.ts';

const vault = createVault({ service: 'customer', masterKey: Buffer.alloc(32, 7).toString('base64') });

test('digests are those of the vault, by purpose and value, and each is computed once', () => {
  let computed = 0;
  const counting = { ...vault, blindIndex: (...asked: [string, string]) => (computed++, vault.blindIndex(...asked)) };
  const remembered = withRememberedDigests(counting);
  for (const [purpose, value] of [
    ['email', 'ana@example.com'],
    ['phone', 'ana@example.com'],
    ['email', 'x'.repeat(200)],
  ] as const)
    for (let time = 0; time < 3; time++)
      expect(remembered.blindIndex(purpose, value)).toBe(vault.blindIndex(purpose, value));
  // the long value is computed each time
  expect(computed).toBe(1 + 1 + 3);
});
