// Tests that each lens has exactly one id. The id does not depend on the order of keys, no two lenses share it, and it
// never changes.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalParameters, lensId } from './lens-id.ts';
import { compileMatrix } from './matrix.ts';

const product = '0197a000-0000-7000-8000-000000000013';
const lens = { baseCurve: 8.6, diameter: 14.2, sphere: -2.25, cylinder: -0.75, axis: 180 };

test('a lens id is the SHA-256 of product and parameters in the layout of a version 8 UUID', () => {
  const canonical = '[["baseCurve",860],["diameter",1420],["sphere",-225],["cylinder",-75],["axis",18000]]';
  const hash = createHash('sha256').update(`${product}\n${canonical}`).digest('hex');
  const id = lensId(product, lens);
  expect(canonicalParameters(lens)).toBe(canonical);
  expect(z.uuid({ version: 'v8' }).parse(id)).toBe(id);
  // all hex digits come from the hash, except the version and the two bits of the variant
  const digits = id.replaceAll('-', '');
  expect([digits.slice(0, 12), digits.slice(13, 16), digits.slice(17)]).toEqual([
    hash.slice(0, 12),
    hash.slice(13, 16),
    hash.slice(17, 32),
  ]);
});

test('a lens id never changes, because stock and orders have ids on file', () => {
  expect(lensId(product, lens)).toBe('c85e16dc-54f9-87a3-9536-29f87745ceb0');
});

test('a lens id does not depend on key order, absent keys, floating-point noise, -0 or the case of the product id', () => {
  const turned = Object.fromEntries(Object.entries(lens).reverse());
  expect(lensId(product, { ...lens, ...turned })).toBe(lensId(product, lens));
  expect(lensId(product, { axis: 180, cylinder: -0.75, sphere: -2.25, diameter: 14.2, baseCurve: 8.5 + 0.1 })).toBe(
    lensId(product, lens),
  );
  expect(lensId(product, { ...lens, add: undefined, colour: undefined })).toBe(lensId(product, lens));
  expect(lensId(product, { ...lens, sphere: -0 })).toBe(lensId(product, { ...lens, sphere: 0 }));
  expect(lensId(product.toUpperCase(), lens)).toBe(lensId(product, lens));
});

test('two lenses of a product never share an id, and neither do equal lenses of two products', () => {
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
  const ids = [...compileMatrix(matrix).enumerate()].map((made) => lensId(product, made));
  expect(new Set(ids).size).toBe(49 * 2 * 18);
  expect(lensId('0197a000-0000-7000-8000-000000000014', lens)).not.toBe(lensId(product, lens));
});

test('two colours give two ids, even if a colour looks like another parameter', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), fc.string({ minLength: 1, maxLength: 40 }), (a, b) => {
      const same = lensId(product, { ...lens, colour: a }) === lensId(product, { ...lens, colour: b });
      expect(same).toBe(a === b);
    }),
  );
});
