import { expect, test } from '@jest/globals';
import { withRememberedDigests } from './remembered-digests.ts';
import { createVault } from './vault.ts';

const vault = createVault({ service: 'customer', masterKey: Buffer.alloc(32, 7).toString('base64') });

/** Returns a vault that remembers digests of e-mails, and the number of digests that it has computed. */
function remembering() {
  let computed = 0;
  const blindIndex = (purpose: string, value: string) => {
    computed += 1;
    return vault.blindIndex(purpose, value);
  };
  return { vault: withRememberedDigests({ ...vault, blindIndex }, ['email']), computed: () => computed };
}

test('digests are those of the vault, and those of the named purposes are computed once', () => {
  const { vault: remembered, computed } = remembering();
  for (const purpose of ['email', 'phone'])
    for (let time = 0; time < 3; time++)
      expect(remembered.blindIndex(purpose, 'ana')).toBe(vault.blindIndex(purpose, 'ana'));
  expect(computed()).toBe(1 + 3);
});

test('the memory is bounded, and the last digests stay in it', () => {
  const { vault: remembered, computed } = remembering();
  const ask = (from: number, to: number) => {
    for (let n = from; n < to; n++) remembered.blindIndex('email', `e${n}`);
  };
  ask(0, 20_000);
  ask(19_000, 20_000);
  expect(computed()).toBe(20_000);
  ask(0, 1);
  expect(computed()).toBe(20_001);
});
