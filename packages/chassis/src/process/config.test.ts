import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { BaseConfig, configIssues, readConfig } from './config.ts';

const Config = z.object({ KEY: z.string().min(4), LIMIT: z.coerce.number().default(7), URL: z.url().optional() });
const files: Record<string, string> = { '/run/toric/KEY': 's3cret\n', '/run/toric/two': 'line one\nline two\n' };
const readText = (path: string) => {
  const text = files[path];
  if (text === undefined) throw new Error(`ENOENT: ${path}`);
  return text;
};
const read = (env: NodeJS.ProcessEnv) => readConfig(Config, env, readText);

describe('readConfig', () => {
  test('takes values from the environment and from files, without the final line break', () => {
    expect(read({ KEY: 'plain', LIMIT: '3' })).toEqual({ KEY: 'plain', LIMIT: 3 });
    expect(read({ KEY_FILE: '/run/toric/KEY' })).toEqual({ KEY: 's3cret', LIMIT: 7 });
    expect(read({ KEY_FILE: '/run/toric/two' }).KEY).toBe('line one\nline two');
  });

  test('counts an empty variable as unset', () => {
    expect(read({ KEY: '', KEY_FILE: '/run/toric/KEY', LIMIT: '', URL: '' })).toEqual({ KEY: 's3cret', LIMIT: 7 });
    expect(() => read({ KEY: '' })).toThrow('KEY');
  });

  test('refuses a value that is given twice', () => {
    expect(() => read({ KEY: 'plain', KEY_FILE: '/run/toric/KEY' })).toThrow('KEY and KEY_FILE are both set');
  });

  test('names a file that cannot be read', () => {
    expect(() => read({ KEY_FILE: '/gone' })).toThrow('KEY_FILE names /gone, which cannot be read');
  });

  test('ignores the `_FILE` of a variable that the schema does not have', () => {
    expect(read({ KEY: 'plain', SSL_CERT_FILE: '/gone' }).KEY).toBe('plain');
  });

  test('names the wrong variables without showing their values', () => {
    const attempt = () => readConfig(BaseConfig, { PORT: '70000', AUTH_JWKS: 'x' });
    expect(attempt).toThrow(/PORT:[\s\S]*AUTH_JWKS:/);
    expect(() => read({ KEY: 'xyz' })).not.toThrow(/xyz/);
    expect(() => read({ KEY: 'xyz' })).toThrow('KEY');
  });
});

describe('configIssues', () => {
  const issues = (env: NodeJS.ProcessEnv) => configIssues(Config, env, readText);

  test('returns nothing for an environment with which a process starts', () => {
    expect(issues({ KEY: 'plain' })).toEqual([]);
  });

  test('says of each variable whether it is missing or wrong, and shows no value', () => {
    const found = issues({ KEY_FILE: '/gone', LIMIT: 'many', URL: 'nowhere' });
    expect(found.map(({ name, isMissing }) => [name, isMissing])).toEqual([
      ['KEY', false],
      ['LIMIT', false],
      ['URL', false],
    ]);
    expect(issues({})).toMatchObject([{ name: 'KEY', isMissing: true }]);
    expect(JSON.stringify(found)).not.toMatch(/many|nowhere/);
  });
});
