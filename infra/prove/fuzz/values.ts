import type { Random } from '../chaos/random.ts';
import { type FuzzDocument, resolve, type Schema } from './document.ts';

const cursor = (text: string) => Buffer.from(text).toString('base64url');
/** Stands for a value that is nested 6,000 levels deep, because `JSON.stringify` could not write such a value. */
const NESTED = 'nested 6,000 levels deep';
export const toJson = (value: unknown): string =>
  (JSON.stringify(value) ?? '').replaceAll(JSON.stringify(NESTED), '['.repeat(6_000) + ']'.repeat(6_000));

/** Percent-encodes a text. Half of a surrogate pair has no encoding, so an invalid encoding is sent instead. */
export const encoded = (text: string): string => (text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80');

const UUID = '0197a000-0000-7000-8000-000000000001';

/**
 * Lists texts that broke this system or others: characters, names, dates, cursors, and numbers at the limits of a type.
 */
const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\uD800',
  'a\uDFFF',
  '\u202Eecila',
  '\u2067open',
  '\u200B',
  '\uFF1D1+1',
  '=1+1',
  'constructor',
  'toString',
  '__proto__',
  "' or 1=1 --",
  '%00',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '🙂'.repeat(70),
  'x'.repeat(5_000),
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '2026-02-30',
  '0000-02-29T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '+275760-09-13T00:00:00.000Z',
  '-1',
  '2147483648',
  '9007199254740993',
  '1e308',
  'NaN',
  UUID,
  UUID.toUpperCase(),
  '-'.repeat(36),
  cursor('0|0'),
  cursor(`0000-02-29T00:00:00.000Z|${UUID}`),
  cursor(`+275760-09-13T00:00:00.000Z|${UUID}`),
  cursor(`2026-11-21T09:30:00.000Z|${'-'.repeat(36)}`),
  cursor('-'.repeat(36)),
  cursor('8.6|14|-2.25||||||\u0000'),
];
const HOSTILE_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.1,
  2_147_483_647,
  2_147_483_648,
  2_000_000_000,
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_VALUE,
  [],
  {},
  [null],
  { constructor: 1 },
  { ['a\u0000']: 1 },
  NESTED,
];

export const hostileText = (random: Random): string => random.pick(HOSTILE_TEXTS);
export const hostileValue = (random: Random): unknown =>
  random.chance(0.6) ? hostileText(random) : random.pick(HOSTILE_VALUES);

/** Maps the name of a field, such as `orderId`, to ids that answers contained. */
export type KnownIds = ReadonlyMap<string, readonly string[]>;
/**
 * Names the ways in which all numbers of a generated value are at the limits of their schemas: all at the minimum, all
 * at the maximum, or each at one of both. So the limits of several fields occur together. Optional fields are sent, but
 * half of them are left out in the mixed values.
 */
export const EDGES = ['minimum', 'maximum', 'mixed'] as const;
type Edge = (typeof EDGES)[number];
type Source = {
  readonly random: Random;
  readonly schemas: FuzzDocument['schemas'];
  readonly ids: KnownIds;
  readonly edge?: Edge | undefined;
};

export function idFor(name: string, { random, ids }: Source): string | undefined {
  const known = ids.get(name) ?? [];
  return known.length > 0 && random.chance(0.9) ? random.pick(known) : undefined;
}

const DEPTH = 8;

/**
 * Returns a value that mostly fits the schema. `name` is the name of the field that gets the value; a known id of this
 * name may be used.
 */
export function valueFor(given: Schema, name: string, source: Source, depth = 0): unknown {
  const { random, schemas, edge } = source;
  const schema = resolve(given, schemas);
  const known = idFor(name, source);
  if (known !== undefined) return known;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts) return valueFor(random.pick(parts), name, source, depth);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => valueFor(part, name, source, depth)));
  if (schema.properties && depth < DEPTH) return objectFor(schema, source, depth);
  const limit = edge && schema[edge === 'mixed' ? random.pick(['minimum', 'maximum'] as const) : edge];
  if (limit !== undefined) return limit;
  if (schema.example !== undefined && random.chance(0.7)) return schema.example;
  return scalarFor(schema, name, source, depth);
}

function objectFor({ properties = {}, required = [] }: Schema, source: Source, depth: number): unknown {
  const { random, edge } = source;
  const likely = edge === 'mixed' ? 0.5 : edge ? 1 : 0.4;
  const names = Object.keys(properties).filter((name) => required.includes(name) || random.chance(likely));
  return Object.fromEntries(names.map((name) => [name, valueFor(properties[name] ?? {}, name, source, depth + 1)]));
}

function scalarFor(schema: Schema, name: string, source: Source, depth: number): unknown {
  const { random } = source;
  const [type] = [schema.type].flat().filter((one) => one !== 'null');
  const { minimum = -10, maximum = 1_000 } = schema;
  switch (type ?? '') {
    case 'integer':
      return random.chance(0.2)
        ? random.pick([minimum, maximum])
        : minimum + random.int(Math.min(maximum - minimum, 50) + 1);
    case 'number':
      return random.chance(0.5) ? random.int(80) / 4 - 10 : random.between(minimum, maximum);
    case 'boolean':
      return random.chance(0.5);
    case 'array':
      return Array.from({ length: random.int(3) + 1 }, () => valueFor(schema.items ?? {}, name, source, depth + 1));
    case 'object':
      return {};
    default:
      return textFor(schema, random);
  }
}

function textFor({ format, minLength = 1 }: Schema, random: Random): string {
  if (format === 'uuid') return UUID;
  if (format === 'date') return `20${10 + random.int(90)}-0${random.int(9) + 1}-15`;
  if (format === 'date-time') return `20${10 + random.int(90)}-0${random.int(9) + 1}-15T12:00:00.000Z`;
  if (format === 'email' || format === 'idn-email') return `fuzz-${random.int(1_000_000)}@shop.example`;
  return 'Fuzz text '.padEnd(minLength, 'x');
}

/** Returns the value with one part replaced by `hostile`. The part is chosen at random, down to any depth. */
export function withHostilePart(value: unknown, random: Random, hostile: unknown): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.15)) return hostile;
  const keys = Object.keys(value);
  if (keys.length === 0) return hostile;
  const key = random.pick(keys);
  const part = withHostilePart(Reflect.get(value, key), random, hostile);
  return Array.isArray(value) ? value.with(Number(key), part) : { ...value, [key]: part };
}
