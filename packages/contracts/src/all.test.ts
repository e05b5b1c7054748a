// Tests that `all.ts` lists every declaration. A declaration that it leaves out would be missing from the public API
// and from all generated files.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { declarations } from './all.ts';
import { isMessageType } from './kernel/message.ts';
import { isOperation } from './kernel/operation.ts';
import { isRefusal } from './kernel/refusal.ts';
import { messages } from './messages.ts';

const isDeclaration = (value: unknown) => isMessageType(value) || isOperation(value) || isRefusal(value);
const DECLARES = /= (?:event|commandMessage|operation|refusal)\(/g;

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(?<!\.test)\.ts$/.test(file),
);
const listed = declarations.filter(isDeclaration);

test.each(files)('%s has all its declarations in the list', async (file) => {
  const path = join(import.meta.dirname, file);
  const module: object = await import(path);
  const declared = Object.values(module).filter(isDeclaration);
  expect(declared.filter((one) => !listed.includes(one))).toEqual([]);
  expect(declared).toHaveLength(readFileSync(path, 'utf8').match(DECLARES)?.length ?? 0);
});

test('no declaration is listed twice', () => {
  expect(listed.length).toBeGreaterThan(300);
  expect(new Set(listed).size).toBe(listed.length);
});

test('messages are sorted by type', () => {
  const types = messages.map(({ type }) => type);
  expect(types).toEqual([...types].sort());
});
