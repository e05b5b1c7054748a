/** A file is what its first bytes say, whatever it calls itself. */
import { expect, test } from '@jest/globals';
import { assertRoomFor, beginsAs, fileNameOf, keptTypeOf } from './attachment.ts';

const BEGINNINGS = {
  'image/png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  'image/jpeg': Buffer.from('ffd8ffe000104a46494600', 'hex'),
  'image/webp': Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1'),
  'application/pdf': Buffer.from('%PDF-1.7\n'),
};

test.each(Object.entries(BEGINNINGS))('%s is known by its beginning, and taken for nothing else', (type, bytes) => {
  expect(Object.keys(BEGINNINGS).filter((other) => beginsAs(other, bytes))).toEqual([type]);
});

test.each([
  ['a page', '<html><script>'],
  ['a picture that may hold scripts', '<svg xmlns="http://www.w3.org/2000/svg">'],
  ['a PDF behind something else', 'GIF89a%PDF-1.7'],
  ['another kind of RIFF', 'RIFF\x10\x00\x00\x00WAVEfmt '],
  ['nothing', ''],
])('%s is none of them', (_, text) => {
  expect(Object.keys(BEGINNINGS).filter((type) => beginsAs(type, Buffer.from(text, 'latin1')))).toEqual([]);
});

test('a type that nobody declared is not known', () => {
  expect(beginsAs('image/svg+xml', BEGINNINGS['image/png'])).toBe(false);
});

test('pictures are kept as JPEG, under a name of ours', () => {
  const id = '0197a000-0000-7000-8000-000000000001';
  expect(['image/png', 'image/webp', 'application/pdf'].map(keptTypeOf)).toEqual([
    'image/jpeg',
    'image/jpeg',
    'application/pdf',
  ]);
  expect(fileNameOf({ id, mediaType: 'image/jpeg' })).toBe(`prescription-${id}.jpg`);
  expect(fileNameOf({ id, mediaType: 'application/pdf' })).toBe(`prescription-${id}.pdf`);
});

test('the eleventh is refused', () => {
  expect(() => assertRoomFor(9)).not.toThrow();
  expect(() => assertRoomFor(10)).toThrow('has 10 files already');
});
