/**
 * Names the schemas of the messages below `components/schemas`, so that a generator makes a type of each. Every object
 * and every choice of texts gets a name. A schema that the contracts export has the name of its constant, such as
 * `Money`. Every other schema is named after the message and the field that hold it.
 */
import { namedDeclarations } from '@toric/contracts/all';
import * as complaint from '@toric/contracts/complaint';
import * as common from '@toric/contracts/kernel/common';
import * as money from '@toric/contracts/kernel/money';
import * as lens from '@toric/contracts/lens';
import { z } from 'zod';

export type Json = Record<string, unknown>;
type Schemas = Record<string, Json>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Returns the JSON schema of the values that a consumer accepts. For a type that JSON schema does not have, it throws
 * or returns a schema for any value, as `unrepresentable` says.
 */
export function inputSchema(schema: z.ZodType, unrepresentable: 'throw' | 'any' = 'throw'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable });
  return json;
}

const pascal = (text: string) =>
  text.charAt(0).toUpperCase() + text.slice(1).replace(/[-_.]+(\w)/g, (_, letter: string) => letter.toUpperCase());
const singular = (name: string) =>
  /(ss|us|is)$/.test(name) ? name : name.replace(/ies$/, 'y').replace(/(?<=s|x|ch|sh)es$|s$/, '');

/** Returns true for an object and for a choice of texts, because each of them is worth a type of its own. */
const deservesName = (schema: Json) => 'properties' in schema || Array.isArray(schema['enum']);

/**
 * Returns the content of a schema as a text. The text is equal for equal schemas, even if the description, default and
 * example of the fields differ.
 */
function contentOf({ description: _description, default: _default, example: _example, ...content }: Json): string {
  return JSON.stringify(content);
}

/**
 * Returns the names of the schemas that the contracts export, by content. The first of two equal schemas gives the
 * name.
 */
function exportedNames(): ReadonlyMap<string, string> {
  const exported = [common, money, lens, complaint].flatMap((module: object) => Object.entries(module));
  const names = new Map<string, string>();
  for (const [name, schema] of [...exported, ...namedDeclarations]) {
    if (!(schema instanceof z.ZodObject || schema instanceof z.ZodEnum) || !/^[A-Z]/.test(name)) continue;
    // no message has a type that JSON schema lacks, but an operation may
    const content = contentOf(inputSchema(schema, 'any'));
    if (!names.has(content)) names.set(content, name);
  }
  return names;
}

/** Returns the name of the type for the data of a message: `order.order-confirmed.v1` is `OrderConfirmed`. */
export function typeName(type: string): string {
  const [, name = '', version = ''] = type.split('.');
  return pascal(name) + (version === 'v1' ? '' : version.toUpperCase());
}

/** Collects named schemas. `add` puts a schema and all schemas inside it below `schemas`, and returns its reference. */
export function schemaCollector() {
  const exported = exportedNames();
  const schemas: Schemas = {};
  const contents = new Map<string, string>();

  function nameFor(content: string, wish: string): string {
    const name = exported.get(content) ?? wish;
    for (let number = 1; ; number += 1) {
      const candidate = number === 1 ? name : `${name}${number}`;
      if ((contents.get(candidate) ?? content) === content) return candidate;
    }
  }

  function partsOf(schema: Json, name: string): Json {
    const part = (value: unknown, below: string): unknown => {
      if (Array.isArray(value)) return value.map((one) => part(one, below));
      return isJson(value) ? shown(value, below) : value;
    };
    const parts = Object.entries(schema).map(([key, value]): [string, unknown] => {
      if (key === 'properties' && isJson(value)) {
        const fields = Object.entries(value).map(([field, inner]) => [field, part(inner, name + pascal(field))]);
        return [key, Object.fromEntries(fields)];
      }
      if (key === 'items') return [key, part(value, singular(name))];
      if (key === 'additionalProperties') return [key, part(value, `${name}Value`)];
      return ['anyOf', 'oneOf', 'allOf'].includes(key) ? [key, part(value, name)] : [key, value];
    });
    return Object.fromEntries(parts);
  }

  /**
   * Returns a schema with references to the named schemas in it, or a reference to the schema itself if it deserves a
   * name.
   */
  function shown(schema: Json, wish: string): Json {
    return deservesName(schema) ? add(schema, wish) : partsOf(schema, wish);
  }

  function add(schema: Json, wish: string): Json {
    const content = contentOf(schema);
    const name = nameFor(content, wish);
    if (!contents.has(name)) {
      contents.set(name, content);
      schemas[name] = {}; // reserves the position of this name before the names of the parts of its schema
      schemas[name] = partsOf(schema, name);
    }
    const reference = { $ref: `#/components/schemas/${name}` };
    const { description } = schema;
    // a reader of JSON schema ignores everything beside a reference, so the description needs a schema around the
    // reference
    return description === schemas[name]?.['description'] ? reference : { description, allOf: [reference] };
  }

  return { schemas, add };
}
