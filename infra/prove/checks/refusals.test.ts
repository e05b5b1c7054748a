// Tests that every refusal is thrown in the code and listed by an operation, and that every text for people is in
// English and Chinese.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { inChinese } from '@toric/contracts/kernel/sentence';
import type { z } from 'zod';
import { operations } from '../../../gateway/src/edge/operations.ts';
import { CONSOLE, GENERAL, refusals } from '../../../gateway/src/edge/refusals.ts';
import { ROOT } from './root.ts';

const sources = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true })
    .map(String)
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !/node_modules|generated/.test(file))
    .map((file) => ({ file, text: readFileSync(join(ROOT, folder, file), 'utf8') }));

const HAN = /\p{Script=Han}/u;
const listed = new Set(operations.flatMap(({ errors = [] }) => errors));

describe('every refusal', () => {
  test('is listed by an operation, unless any operation or the sign-in of the console may answer it', () => {
    const others = [...GENERAL, ...CONSOLE];
    expect(refusals.filter((refusal) => !listed.has(refusal) && !others.includes(refusal))).toEqual([]);
    expect(CONSOLE.filter((refusal) => listed.has(refusal))).toEqual([]);
    expect([...listed].filter((refusal) => !refusals.includes(refusal))).toEqual([]);
  });

  test('is thrown somewhere in the code', () => {
    const declared = sources('packages/contracts/src')
      .filter(({ file }) => file.endsWith('.errors.ts'))
      .flatMap(({ text }) => Array.from(text.matchAll(/^export const (\w+) = refusal\(/gm), ([, name = '']) => name));
    // Rules that several services share, and that throw refusals, are in the contracts beside the declarations.
    const shared = sources('packages/contracts/src').filter(({ file }) => !/\.(errors|http)\.ts$/.test(file));
    const throwing = [...['services', 'gateway/src', 'packages/chassis/src'].flatMap(sources), ...shared]
      .map(({ text }) => text.replace(/^import [^;]*;/gm, ''))
      .join('\n');
    expect(declared).toHaveLength(refusals.length);
    expect(declared.filter((name) => !new RegExp(`\\b${name}\\b`).test(throwing))).toEqual([]);
  });

  test('is a full sentence in English and in Chinese', () => {
    const odd = refusals.filter(
      ({ text: { en, zh } }) => HAN.test(en) || !en.endsWith('.') || !HAN.test(zh) || !zh.endsWith('。'),
    );
    expect(odd.map(({ slug }) => slug)).toEqual([]);
  });
});

/** Returns the error messages of a zod schema and of all schemas inside it. */
function messagesIn(schema: unknown, seen = new Set<unknown>()): string[] {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return [];
  seen.add(schema);
  const { error } = schema as { error?: unknown }; // zod stores an error message as a function in its definitions
  const own: unknown[] = typeof error === 'function' ? [error({})] : [];
  const def = '_zod' in schema ? (schema as z.ZodType)._zod.def : schema;
  const below = def === schema ? Object.values(schema) : [def];
  return [...own.filter((one) => typeof one === 'string'), ...below.flatMap((part) => messagesIn(part, seen))];
}

test("every message of a request's schema has a Chinese text", () => {
  const messages = operations
    .flatMap(({ body, params, query }) => [body, params, query])
    .flatMap((one) => messagesIn(one));
  expect(messages).toContain('two capital letters, ISO 3166-1');
  expect(new Set(messages).size).toBeGreaterThan(10);
  expect([...new Set(messages)].filter((message) => !HAN.test(inChinese(message) ?? ''))).toEqual([]);
});
