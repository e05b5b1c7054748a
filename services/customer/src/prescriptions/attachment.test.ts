import { expect, test } from '@jest/globals';
import { hasSignatureOf } from '@toric/chassis/files/signature';
import { assertBelowLimit, fileNameOf, storedTypeOf } from './attachment.ts';

const SIGNATURES = {
  'image/png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  'image/jpeg': Buffer.from('ffd8ffe000104a46494600', 'hex'),
  'image/webp': Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1'),
  'application/pdf': Buffer.from('%PDF-1.7\n'),
};

test.each(Object.entries(SIGNATURES))('a file of type %s matches the signature of that type only', (type, bytes) => {
  expect(Object.keys(SIGNATURES).filter((other) => hasSignatureOf(other, bytes))).toEqual([type]);
});

test.each([
  ['an HTML page', '<html><script>'],
  ['an SVG, which may contain scripts', '<svg xmlns="http://www.w3.org/2000/svg">'],
  ['a PDF after other bytes', 'GIF89a%PDF-1.7'],
  ['another kind of RIFF', 'RIFF\x10\x00\x00\x00WAVEfmt '],
  ['an empty file', ''],
])('%s matches no signature', (_, text) => {
  expect(Object.keys(SIGNATURES).filter((type) => hasSignatureOf(type, Buffer.from(text, 'latin1')))).toEqual([]);
});

test('a type without a signature never matches', () => {
  expect(hasSignatureOf('image/svg+xml', SIGNATURES['image/png'])).toBe(false);
});

test('pictures are stored as JPEG, under a name of our own', () => {
  const id = '0197a000-0000-7000-8000-000000000001';
  expect(['image/png', 'image/webp', 'application/pdf'].map(storedTypeOf)).toEqual([
    'image/jpeg',
    'image/jpeg',
    'application/pdf',
  ]);
  expect(fileNameOf({ id, mediaType: 'image/jpeg' })).toBe(`prescription-${id}.jpg`);
  expect(fileNameOf({ id, mediaType: 'application/pdf' })).toBe(`prescription-${id}.pdf`);
});

test('the eleventh file of a prescription is refused', () => {
  expect(() => assertBelowLimit(9)).not.toThrow();
  expect(() => assertBelowLimit(10)).toThrow('already has 10 files');
});
