import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SAMPLE_STAFF } from '../../shop/sample-shop/fill/people.ts';
import { sampleAccounts } from '../../shop/sample-shop/sample-accounts.ts';
import { accountsText } from './accounts.ts';

let folder: string;
let env: Record<string, string>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'toric-accounts-'));
  writeFileSync(join(folder, 'admin'), 'the-admins-password\n');
  writeFileSync(join(folder, 'sample'), 'the-sample-password');
  writeFileSync(join(folder, 'factor'), Buffer.alloc(32, 1).toString('base64'));
  env = {
    FIRST_ADMIN_EMAIL: 'admin@toric.example',
    FIRST_ADMIN_PASSWORD_FILE: join(folder, 'admin'),
    SAMPLE_PASSWORD_FILE: join(folder, 'sample'),
    SAMPLE_FACTOR_KEY_FILE: join(folder, 'factor'),
  };
});
afterAll(() => rmSync(folder, { recursive: true }));

test('every sample account is named, the operator among them', () => {
  const text = sampleAccounts().join('\n');
  for (const { account } of SAMPLE_STAFF) expect(text).toContain(`${account}@toric.example`);
  expect(text).toContain('operator@toric.example');
});

test('accounts prints the administrator with a password of her own, and the sample accounts', () => {
  const text = accountsText(env);
  expect(text).toMatch(/admin@toric\.example\nPassword +the-admins-password\n/);
  expect(text).toMatch(/operator@toric\.example[^]*the-sample-password/);
  for (const { account } of SAMPLE_STAFF)
    expect(text).toMatch(new RegExp(`Code +${account}@toric\\.example +\\d{6}\\n`));
});

test('a shop without sample data has only its administrator', () => {
  const text = accountsText({
    ...env,
    FIRST_ADMIN_EMAIL: 'mei@lenses.test',
    SAMPLE_PASSWORD_FILE: '',
    SAMPLE_FACTOR_KEY_FILE: '',
  });
  expect(text).toContain('mei@lenses.test');
  expect(text).not.toContain('toric.example');
  expect(text).not.toContain('the-sample-password');
});

test('the seed writes no password into the log: it reads them, and prints lines without them', () => {
  const source = readFileSync(join(import.meta.dirname, 'seed.ts'), 'utf8');
  const printed = source.split('\n').filter((line) => /\blog\(|console\.log/.test(line));
  expect(printed.length).toBeGreaterThan(1);
  for (const line of printed) expect(line).not.toMatch(/samplePassword|admin\.password/);
});
