/**
 * Finds the free texts of the documented examples in the tables that hold messages, processes and effects (calls to
 * external systems).
 */
import type { Operation } from '@toric/contracts/kernel/operation';
import { z } from 'zod';
import { SERVICES, schemaOf } from '../../run/system/parts.ts';
import type { Shop } from './shop.ts';

type Schema = { readonly [keyword: string]: unknown };
type FreeText = { readonly at: string; readonly value: string };

/** Holds a remark with names and commas. A field whose pattern accepts this remark accepts any free text. */
const REMARK = 'Grace Hopper, Köln, is allergic';

/**
 * Maps free texts that messages may carry, by operation and field, to the reason. They are public, or printed on a box.
 */
const PUBLIC: Readonly<Record<string, string>> = {
  'createProduct.name': 'The name of a product.',
  'importCatalogue.products.name': 'The name of a product.',
  'recordFhirPrescription.lensSpecification.brand': 'The name of a product.',
  'recordFhirPrescription.lensSpecification.extension.valueId': 'The id of a product.',
  'recordFhirPrescription.lensSpecification.duration.unit': 'A unit of time.',
  'putRegistration.model': 'The name of a product.',
  'changeProduct.name': 'The name of a product.',
  'issueRecall.title': 'A public notice.',
  'issueRecall.reference': 'A public notice.',
  'issueRecall.whatToDo': 'A public notice.',
  'issueRecall.sourceUrl': 'A public notice.',
  'addRecallVersion.title': 'A public notice.',
  'addRecallVersion.reference': 'A public notice.',
  'addRecallVersion.whatToDo': 'A public notice.',
  'addRecallVersion.sourceUrl': 'A public notice.',
  'recordComplaint.lotNumber': 'The lot number on a box.',
};

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isFree({ type, pattern, ...rest }: Schema): boolean {
  if (![type].flat().includes('string')) return false;
  if ('enum' in rest || 'const' in rest || 'format' in rest) return false;
  return typeof pattern !== 'string' || new RegExp(pattern, 'u').test(REMARK);
}

function textsIn(schema: Schema, value: unknown, at: string): FreeText[] {
  const options = ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => [schema[keyword]].flat().filter(isSchema));
  if (options.length > 0) return options.flatMap((option) => textsIn(option, value, at));
  if (typeof value === 'string') return isFree(schema) ? [{ at, value }] : [];
  if (Array.isArray(value)) {
    const { items } = schema;
    return isSchema(items) ? value.flatMap((item) => textsIn(items, item, at)) : [];
  }
  const { properties } = schema;
  if (!isSchema(properties) || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    const of = properties[name];
    return isSchema(of) ? textsIn(of, field, `${at}.${name}`) : [];
  });
}

/** Returns every free text in the documented examples of the operations. */
export function freeTextsOf(operations: readonly Operation[]): FreeText[] {
  const texts = operations.flatMap(({ id, body, example }) => {
    if (!body || example === undefined) return [];
    return textsIn(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }), example, id);
  });
  // short texts are left out, because a sealed value may contain one by chance
  return texts.filter(({ value }) => value.length > 4);
}

const TABLES = [
  ['outbox', 'data'],
  ['process', 'data'],
  ['effect', 'data'],
  ['dead_letter', 'body'],
] as const;

/**
 * Returns each free text of the examples that is found in a message, a process, an effect or a dead letter of the shop.
 */
export async function leakedTexts({ rows }: Pick<Shop, 'rows'>, operations: readonly Operation[]): Promise<string[]> {
  const texts = freeTextsOf(operations).filter(({ at }) => !(at in PUBLIC));
  const found: string[] = [];
  for (const service of SERVICES) {
    for (const [table, column] of TABLES) {
      const leaked = await rows<{ at: string }>(
        `select distinct f.at from json_to_recordset($1::json) as f(at text, value text)
         join "${schemaOf(service)}"."${table}" t on strpos(t."${column}"::text, f.value) > 0`,
        [JSON.stringify(texts)],
      );
      found.push(...leaked.map(({ at }) => `${at} in ${service}.${table}`));
    }
  }
  return found.sort();
}
