import { describe, expect, test } from '@jest/globals';
import { pdfDocument, textAt, widthOf, wrap } from './pdf.ts';

const PLACE = { x: 100, y: 700, size: 10 } as const;
const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex');

describe('a text', () => {
  test('is shown in a Latin font, and its other signs in the Chinese one', () => {
    expect(textAt('Ana 林', PLACE)).toBe(`BT\n100 700 Td\n/S 10 Tf <${hex('Ana ')}> Tj\n/C 10 Tf <6797> Tj\nET`);
  });

  test('has the euro sign and quotes at their places in WinAnsiEncoding', () => {
    expect(textAt('€1 – “x”', PLACE)).toContain('<8031209620937894>');
  });

  test('ends at its place if it stands at the end', () => {
    // a digit is 556 thousandths of the font size wide, and the point is 278 thousandths wide
    expect(widthOf('12.50', 10)).toBeCloseTo(25.02);
    expect(textAt('12.50', { ...PLACE, align: 'end' })).toContain('\n74.98 700 Td\n');
  });

  test('keeps no control character, and shows a box for a sign that no font has', () => {
    expect(textAt('a\n\u0000b', PLACE)).toContain(`<${hex('a b')}>`);
    expect(textAt('👓', PLACE)).toContain('/C 10 Tf <25a1>');
    expect(textAt('−5', PLACE)).toContain(`<${hex('-5')}>`);
  });
});

describe('a line that is too wide', () => {
  test('is broken at spaces', () => {
    expect(wrap('one two three', widthOf('one two', 10), 10)).toEqual(['one two', 'three']);
  });

  test('is broken within a word that no line holds, and between Chinese signs', () => {
    expect(wrap('xxxxx', widthOf('xx', 10) + 1, 10)).toEqual(['xx', 'xx', 'x']);
    expect(wrap('一二三四五', 20, 10)).toEqual(['一二', '三四', '五']);
  });

  test('of nothing is one empty line', () => {
    expect(wrap('', 100, 10)).toEqual(['']);
  });
});

test('the table of a file names the place of each object', () => {
  const text = pdfDocument([textAt('one', PLACE), textAt('two', PLACE)], 'zh').toString('latin1');
  expect(text).toMatch(/^%PDF-1\.4\n/);
  expect(text).toContain('/Count 2 ');
  expect(text).toContain('/Lang (zh-CN)');
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  expect(text.slice(start, start + 4)).toBe('xref');
  const places = [...text.slice(start).matchAll(/^(\d{10}) 00000 n/gm)].map(([, place]) => Number(place));
  expect(places).toHaveLength(12);
  places.forEach((place, index) => expect(text.slice(place)).toMatch(new RegExp(`^${index + 1} 0 obj\n`)));
});
