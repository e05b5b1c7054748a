import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createVault } from './vault.ts';

const masterKey = Buffer.alloc(32, 7).toString('base64');
const vault = createVault({ service: 'order', masterKey });
const place = { table: 'order_line', column: 'sealed_parameters', row: 'line-1' };
const anna = vault.newKey('anna');
const ben = vault.newKey('ben');
const keys = vault.keyring([anna]);
const sealed = keys.seal(place, '-2.25');

describe('a sealed value', () => {
  test('opens in its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => keys.open(place, keys.seal(place, plain)) === plain),
    );
  });

  test('of bytes opens unchanged in its place, and neither elsewhere nor after a change', () => {
    const file = Buffer.from([0, 255, 216, 10, 128]);
    const kept = keys.sealBytes(place, file);
    expect(keys.openBytes(place, kept)).toEqual(file);
    expect(kept.includes(file)).toBe(false);
    expect(() => keys.openBytes({ ...place, row: 'line-2' }, kept)).toThrow();
    expect(() => vault.keyring([ben]).openBytes(place, kept)).toThrow();
    expect(() => keys.openBytes(place, Buffer.concat([kept, file]))).toThrow();
    expect(() => vault.keyring([{ ...anna, version: 2 }]).openBytes(place, kept)).toThrow('the key was destroyed');
  });

  test('does not show its plaintext, and is different each time', () => {
    expect(sealed).toMatch(/^1\.[\w-]+$/);
    expect(Buffer.from(sealed.slice(2), 'base64url').toString('latin1')).not.toContain('2.25');
    expect(keys.seal(place, '-2.25')).not.toBe(sealed);
  });

  test.each([
    ['another row', { ...place, row: 'line-2' }],
    ['another column', { ...place, column: 'note' }],
    ['another table', { ...place, table: 'offer' }],
  ])('does not open in %s', (_, elsewhere) => {
    expect(() => keys.open(elsewhere, sealed)).toThrow();
  });

  test('does not open with the key of another customer, service or shop', () => {
    expect(() => vault.keyring([ben]).open(place, sealed)).toThrow();
    const neighbour = createVault({ service: 'customer', masterKey });
    expect(() => neighbour.keyring([anna]).open(place, sealed)).toThrow();
    const stranger = createVault({ service: 'order', masterKey: Buffer.alloc(32, 8).toString('base64') });
    expect(() => stranger.keyring([anna]).open(place, sealed)).toThrow();
  });

  test('opens with the key that a merge has lent, and new values are sealed with the own key', () => {
    const lent = { customerId: 'ben', version: -1, wrapped: `anna/1/${anna.wrapped}` };
    const both = vault.keyring([lent, ben]);
    expect(both.open(place, sealed)).toBe('-2.25');
    expect(both.openBytes(place, keys.sealBytes(place, Buffer.from('file'))).toString()).toBe('file');
    const fresh = both.seal(place, '-3');
    expect(vault.keyring([ben]).open(place, fresh)).toBe('-3');
    expect(() => keys.open(place, fresh)).toThrow();
    expect(() => both.open({ ...place, row: 'line-2' }, sealed)).toThrow();
    expect(() => vault.keyring([{ ...lent, wrapped: `cara/1/${anna.wrapped}` }, ben]).open(place, sealed)).toThrow();
  });

  test('does not open if one bit was changed', () => {
    const bytes = Buffer.from(sealed.slice(2), 'base64url');
    for (const at of [0, 12, bytes.length - 1]) {
      const altered = Buffer.from(bytes);
      altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
      expect(() => keys.open(place, `1.${altered.toString('base64url')}`)).toThrow();
    }
  });

  test('does not open with a wrapped key that was moved to another customer', () => {
    expect(() => vault.keyring([{ ...anna, customerId: 'ben' }]).seal(place, 'x')).toThrow();
  });
});

describe('versions of a key', () => {
  test('a wrapped key is bound to its version', () => {
    expect(() => vault.keyring([{ ...anna, version: 2 }]).seal(place, 'x')).toThrow();
  });

  test('a destroyed key is named in the error', () => {
    expect(() => keys.open(place, sealed.replace(/^1/, '9'))).toThrow(
      'no key to open order_line.sealed_parameters: the key was destroyed',
    );
  });
});

describe('shared seals and indexes', () => {
  test('a shared seal is bound to its context', () => {
    const kept = vault.sealShared('reply/1', 'body');
    expect(vault.openShared('reply/1', kept)).toBe('body');
    expect(() => vault.openShared('reply/2', kept)).toThrow();
  });

  test('a blind index is the same for the same value, and differs by purpose, service and key', () => {
    const index = vault.blindIndex('email', 'a@example.com');
    expect(vault.blindIndex('email', 'a@example.com')).toBe(index);
    expect(vault.blindIndex('phone', 'a@example.com')).not.toBe(index);
    expect(vault.blindIndex('email', 'b@example.com')).not.toBe(index);
    expect(createVault({ service: 'customer', masterKey }).blindIndex('email', 'a@example.com')).not.toBe(index);
  });

  test('a master key that is not 32 bytes is refused with the command that makes one', () => {
    expect(() => createVault({ service: 'order', masterKey: 'c2hvcnQ=' })).toThrow('openssl rand -base64 32');
  });
});
