import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { isSecret } from '../../run/compose/names.ts';
import { SECTIONS, settingsTables, tableOf, undescribedSettings } from './settings-page.ts';

const tableFor = (shape: z.ZodRawShape) => tableOf({ heading: 'Any', schema: z.object(shape), without: [] });

test('a row says what a value must be, what holds without it, and what it means', () => {
  const table = tableFor({
    DAYS: z.coerce.number().int().min(1).max(9).default(3).meta({ description: 'Days | of rest' }),
    MODE: z.enum(['fast', 'slow']).optional().meta({ description: 'The mode.' }),
    TARGET: z.url().meta({ description: 'The target.' }),
    MASTER_KEY: z.string().min(44).meta({ description: 'The key.' }),
  });
  expect(table.split('\n').slice(-4)).toEqual([
    '| `DAYS` | whole number from 1 to 9 | `3` | Days \\| of rest |',
    '| `MODE` | `fast`, `slow` |  | The mode. |',
    '| `TARGET` | URL | **required** | The target. |',
    '| `MASTER_KEY` | secret | **required** | The key. |',
  ]);
});

test('every setting of every process stands in the tables', () => {
  const tables = settingsTables();
  for (const { schema } of SECTIONS)
    for (const name of Object.keys(schema.shape)) expect(tables).toContain(`| \`${name}\` |`);
});

test('a setting without a description is a problem', () => {
  expect(undescribedSettings()).toEqual([]);
  const section = { heading: 'Any', schema: z.object({ NEW_SETTING: z.string() }), without: [] };
  expect(undescribedSettings([section])).toEqual([expect.stringContaining('NEW_SETTING (Any) has no description')]);
});

test('a setting whose name says that it is secret is treated as a secret', () => {
  const names = SECTIONS.flatMap(({ schema }) => Object.keys(schema.shape));
  const secretByName = names.filter((name) => /(PASSWORD|SECRET|KEY|JWK|JWKS)(_|$)|^(DATABASE|BROKER)_URL$/.test(name));
  expect(secretByName.filter((name) => !isSecret(name))).toEqual([]);
});
