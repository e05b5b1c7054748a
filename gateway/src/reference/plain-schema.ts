import type { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Lists formats that already state everything that zod's long patterns for them state. */
const FORMATS: readonly unknown[] = ['uuid', 'date', 'date-time', 'email', 'uri'];

/** Maps Unicode classes to plain ranges. A validator without the flag `u` reads `\p{Cc}` as the letters p{Cc}. */
const CONTROL = String.raw`\u0000-\u001f\u007f-\u009f`;
const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/^\^\\P\{Cc\}([+*])\$$/, `^[^${CONTROL}]$1$`],
  [/\\p\{Cc\}/g, CONTROL],
];

/**
 * Returns a pattern that works in validators with and without the flag `u`. Returns undefined if there is no such
 * pattern: a client then gets the error only in the answer.
 */
export function plainPattern(pattern: string): string | undefined {
  const plain = CLASSES.reduce((text, [unicode, range]) => text.replace(unicode, range), pattern);
  return /\\[pP]\{|\\u\{|[\u{10000}-\u{10ffff}]/u.test(plain) ? undefined : plain;
}

/**
 * Makes a JSON schema plain for readers and for generators of clients. An object that ignores unknown fields may get
 * new fields at any time, so its schema does not forbid them.
 */
export function makePlain({ jsonSchema, zodSchema }: { jsonSchema: JsonSchema; zodSchema: z.core.$ZodTypes }): void {
  const { pattern, format } = jsonSchema;
  if (typeof pattern === 'string') {
    const plain = FORMATS.includes(format) ? undefined : plainPattern(pattern);
    if (plain === undefined) delete jsonSchema.pattern;
    else jsonSchema.pattern = plain;
  }
  const { def } = zodSchema._zod;
  if (def.type === 'object' && def.catchall === undefined) delete jsonSchema.additionalProperties;
}

/**
 * Returns the OpenAPI document without `additionalProperties` beside a reference. A copy of a schema with another
 * description is a reference with siblings, and `additionalProperties: false` among them would forbid every field of
 * the schema.
 */
export function withoutClosedReferences<T>(document: T): T {
  return JSON.parse(JSON.stringify(document), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('$ref' in value)) return value;
    const { additionalProperties: _closed, ...rest } = value as Record<string, unknown>;
    return rest;
  }) as T; // the cast is safe: only a keyword is removed
}
