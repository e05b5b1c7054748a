// Tests that each lens has exactly one id under a key. The id does not depend on the order of keys, no two lenses share it,
// it never changes, and nobody without the key can find the lens behind it.
import { createHash, createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { canonicalParameters, createLensIds, lensText, unkeyedLensId } from './lens-id.ts';
import { compileMatrix } from './matrix.ts';

const product = '0197a000-0000-7000-8000-000000000013';
const lens = { baseCurve: 8.6, diameter: 14.2, sphere: -2.25, cylinder: -0.75, axis: 180 };
const canonical = '[["baseCurve",860],["diameter",1420],["sphere",-225],["cylinder",-75],["axis",18000]]';
const keyOf = (byte: number) => Buffer.alloc(32, byte);
const lensIds = createLensIds(keyOf(1).toString('base64'));
const matrix = {
  segments: [
    {
      baseCurve: [8.6],
      diameter: [14.5],
      sphere: [{ from: -6, to: 6, step: 0.25 }],
      cylinder: [-0.75, -1.25],
      axis: [{ from: 10, to: 180, step: 10 }],
    },
  ],
};

/**
 * Returns the hex digits of a lens id that come from the digest: all but the version and the two bits of the variant.
 */
const digitsOf = (text: string) => [text.slice(0, 12), text.slice(13, 16), text.slice(17, 32)];

test('a lens id is the HMAC-SHA-256 of its unkeyed id, in the layout of a version 8 UUID', () => {
  const id = lensIds.of(product, lens);
  expect(z.uuid({ version: 'v8' }).parse(id)).toBe(id);
  const digest = createHmac('sha256', keyOf(1)).update(unkeyedLensId(product, lens)).digest('hex');
  expect(digitsOf(id.replaceAll('-', ''))).toEqual(digitsOf(digest));
});

test('the unkeyed id is the SHA-256 of product and parameters: old databases are recognised by it', () => {
  expect(canonicalParameters(lens)).toBe(canonical);
  const hash = createHash('sha256').update(`${product}\n${canonical}`).digest('hex');
  expect(digitsOf(unkeyedLensId(product, lens).replaceAll('-', ''))).toEqual(digitsOf(hash));
  expect(unkeyedLensId(product, lens)).toBe('c85e16dc-54f9-87a3-9536-29f87745ceb0');
  expect(lensIds.replace('c85e16dc-54f9-87a3-9536-29f87745ceb0')).toBe(lensIds.of(product, lens));
});

test('a lens id never changes under its key, because stock and orders have ids on file', () => {
  expect(lensIds.of(product, lens)).toBe('7797bf55-e409-8160-935b-9873cad453e3');
});

test('trying all combinations of a product finds no lens, without the key or with another one', () => {
  const wanted = lensIds.of(product, { baseCurve: 8.6, diameter: 14.5, sphere: -2.25, cylinder: -0.75, axis: 180 });
  const others = createLensIds(keyOf(2).toString('base64'));
  const made = [...compileMatrix(matrix).enumerate()];
  expect(made.filter((one) => lensIds.of(product, one) === wanted)).toHaveLength(1);
  expect(made.filter((one) => [unkeyedLensId(product, one), others.of(product, one)].includes(wanted))).toEqual([]);
});

test('a key that is not 32 bytes is refused, with a command that makes one', () => {
  for (const bytes of [0, 31, 33])
    expect(() => createLensIds(Buffer.alloc(bytes).toString('base64'))).toThrow('openssl rand -base64 32');
});

test('a lens id does not depend on key order, absent keys, floating-point noise, -0 or the case of the product id', () => {
  const turned = Object.fromEntries(Object.entries(lens).reverse());
  const expected = lensIds.of(product, lens);
  expect(lensIds.of(product, { ...lens, ...turned })).toBe(expected);
  expect(lensIds.of(product, { axis: 180, cylinder: -0.75, sphere: -2.25, diameter: 14.2, baseCurve: 8.5 + 0.1 })).toBe(
    expected,
  );
  expect(lensIds.of(product, { ...lens, add: undefined, colour: undefined })).toBe(expected);
  expect(lensIds.of(product, { ...lens, sphere: -0 })).toBe(lensIds.of(product, { ...lens, sphere: 0 }));
  expect(lensIds.of(product.toUpperCase(), lens)).toBe(expected);
  expect(lensText(product.toUpperCase(), lens)).toBe(lensText(product, { ...lens, add: undefined }));
});

test('two lenses of a product never share an id, and neither do equal lenses of two products', () => {
  const ids = [...compileMatrix(matrix).enumerate()].map((made) => lensIds.of(product, made));
  expect(new Set(ids).size).toBe(49 * 2 * 18);
  expect(lensIds.of('0197a000-0000-7000-8000-000000000014', lens)).not.toBe(lensIds.of(product, lens));
});

test('two colours give two ids, even if a colour looks like another parameter', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), fc.string({ minLength: 1, maxLength: 40 }), (a, b) => {
      const same = lensIds.of(product, { ...lens, colour: a }) === lensIds.of(product, { ...lens, colour: b });
      expect(same).toBe(a === b);
    }),
  );
});

test('goods that are no lens have one id for each product, which no lens has', () => {
  const goods = lensIds.of(product, null);
  expect(goods).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8/);
  expect(lensIds.of(product, null)).toBe(goods);
  expect([lensIds.of('0197a000-0000-7000-8000-0000000000ff', null), lensIds.of(product, lens)]).not.toContain(goods);
});
