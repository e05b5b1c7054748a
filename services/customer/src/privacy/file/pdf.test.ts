import { expect, test } from '@jest/globals';
import { pdfOf } from './pdf.ts';

test('a PDF has its lines, broken at the width of the page, on as many pages as they need', () => {
  const text = pdfOf(['Ana Lima', '林安', 'x'.repeat(200), ...Array.from({ length: 100 }, () => 'line')]).toString(
    'latin1',
  );
  expect(text).toMatch(/^%PDF-1\.4\n/);
  expect(text).toContain(`<${Buffer.from('Ana Lima').toString('hex')}>`);
  expect(text).toContain('/C 9 Tf <6797');
  expect(text).toContain('/Count 2 ');
  expect(text).not.toContain('78'.repeat(100));
});
