// Tests that every reason for which a service refuses or cancels has a Chinese sentence.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { translatedCodes } from '@toric/contracts/reason';
import { ROOT } from './root.ts';

const OWNERS = ['customer', 'catalog-inventory', 'order', 'payment', 'marketing'];
const texts = OWNERS.flatMap((owner) => {
  const folder = join(ROOT, 'services', owner, 'src');
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !file.includes('generated'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
});
/** Matches the code of a reason beside its text, in the forms in which the services write them. */
const FORMS = [
  /code: '([a-z]+\.[a-z-]+)'/g,
  /^\s+'((?:prescription|address|supply)\.[a-z-]+)':\s+'[A-Z]/gm,
  /overdue\([^']*'([a-z]+\.[a-z-]+)'/g,
  /^export const [A-Z_]+ = '(stock\.[a-z-]+)'/gm,
];

test('every reason has a Chinese sentence (a listed one has none: add it to packages/contracts/src/reasons/)', () => {
  const codes = texts.flatMap((text) =>
    FORMS.flatMap((form) => Array.from(text.matchAll(form), ([, code = '']) => code)),
  );
  expect(codes.length).toBeGreaterThan(15);
  const known = new Set(translatedCodes());
  expect([...new Set(codes)].filter((code) => !known.has(code))).toEqual([]);
});
