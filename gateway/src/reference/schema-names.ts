/**
 * Names every schema of the API, so that generated clients have a type for each: an `Order`, an `OrderPage`. An
 * exported schema has the name of its constant. Any other schema is named after the operation or the field that holds
 * it.
 */
import { namedDeclarations } from '@toric/contracts/all';
import * as complaint from '@toric/contracts/complaint';
import * as contact from '@toric/contracts/contact/contact';
import * as common from '@toric/contracts/kernel/common';
import type { Operation } from '@toric/contracts/kernel/operation';
import * as money from '@toric/contracts/kernel/money';
import * as problem from '@toric/contracts/kernel/problem';
import * as lens from '@toric/contracts/lens';
import { z } from 'zod';
import { documentedReply } from './documented-reply.ts';

const words: readonly (readonly [string, unknown])[] = [common, money, lens, contact, complaint, problem].flatMap(
  (module: object) => Object.entries(module),
);

const pascal = (text: string) =>
  text.charAt(0).toUpperCase() + text.slice(1).replace(/[-_.]+(\w)/g, (_, c) => c.toUpperCase());
const singular = (name: string) =>
  /(ss|us|is)$/.test(name) ? name : name.replace(/ies$/, 'y').replace(/(?<=s|x|ch|sh)es$|s$/, '');

/** Returns true for a schema that is worth a type of its own: an object, a choice of texts or a choice of objects. */
const deservesName = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodObject ||
  schema instanceof z.ZodEnum ||
  (schema instanceof z.ZodUnion && schema.options.every((option) => option instanceof z.ZodObject));

/** Returns the schemas directly inside a schema, each with the name of its field. */
function partsOf(schema: z.ZodType): [field: string, schema: z.ZodType][] {
  const { shape, element, options, innerType, in: input, out, valueType, getter } = Object(schema.def);
  const inner: unknown[] = [innerType, input, out, valueType, typeof getter === 'function' ? getter() : undefined];
  const fields = Object.entries({ ...shape }).map(([name, one]): [string, unknown] => [name, one]);
  const unnamed = [...inner, ...(options ?? [])].map((one): [string, unknown] => ['', one]);
  return [...fields, ...unnamed, ['[]', element] as [string, unknown]].filter(
    (part): part is [string, z.ZodType] => part[1] instanceof z.ZodType,
  );
}

/**
 * Returns the schema of which this one is a copy with another description. A copy with a further check is a schema of
 * its own.
 */
function originalOf(schema: z.ZodType): z.ZodType {
  const { parent } = schema._zod;
  return parent instanceof z.ZodType && parent.def === schema.def ? originalOf(parent) : schema;
}

class Names {
  readonly byName = new Map<string, z.ZodType>();
  private readonly named = new Set<z.ZodType>();
  private readonly walked = new Set<z.ZodType>();

  /** Gives the schema the first of the wished names that no other schema has. A schema that has a name keeps it. */
  add(given: z.ZodType, ...wishes: readonly string[]): void {
    const schema = originalOf(given);
    if (!deservesName(schema) || this.named.has(schema)) return;
    const free = wishes.find((wish) => !this.byName.has(wish));
    if (free === undefined) throw new Error(`no name is left for a schema: ${wishes.join(', ')} are taken`);
    this.byName.set(free, schema);
    this.named.add(schema);
  }

  /** Names every schema inside the schema, after the path of fields that leads to it. */
  walk(given: z.ZodType, path: string): void {
    const schema = originalOf(given);
    if (this.walked.has(schema)) return;
    this.walked.add(schema);
    const own = this.nameOf(schema) ?? path;
    for (const [field, part] of partsOf(schema)) {
      const below = field === '' ? own : field === '[]' ? singular(own) : `${own}${pascal(field)}`;
      this.add(part, below, `${below}Item`, `${below}Value`, `${below}Choice`, ...numbered(below));
      this.walk(part, below);
    }
  }

  nameOf(schema: z.ZodType): string | undefined {
    return [...this.byName].find(([, one]) => one === schema)?.[0];
  }
}

const numbered = (name: string) => Array.from({ length: 20 }, (_, at) => `${name}${at + 2}`);

/** Returns the schemas that the API shows, with all schemas inside them. */
function shownSchemas(operations: readonly Operation[]): ReadonlySet<z.ZodType> {
  const shown = new Set<z.ZodType>();
  const visit = (given: z.ZodType): void => {
    const schema = originalOf(given);
    if (shown.has(schema)) return;
    shown.add(schema);
    for (const [, part] of partsOf(schema)) visit(part);
  };
  for (const operation of operations) for (const [, schema] of schemasOf(operation)) visit(schema);
  visit(problem.Problem);
  return shown;
}

/** Returns the schemas of the reply and of the body, each with the last part of its name. A file has no schema. */
function schemasOf({ reply, body, download }: Operation): [suffix: string, schema: z.ZodType][] {
  return [
    ...(download ? [] : [['Reply', documentedReply(reply)] satisfies [string, z.ZodType]]),
    ...(body ? [['Body', body] satisfies [string, z.ZodType]] : []),
  ];
}

/** Names the exported schemas. A schema that the API shows gets the plain name: `OrderView` becomes `Order`. */
function nameExports(names: Names, shown: ReadonlySet<z.ZodType>): void {
  const schemas = [...words, ...namedDeclarations].filter(
    (one): one is [string, z.ZodType] => one[1] instanceof z.ZodType && /^[A-Z]/.test(one[0]),
  );
  const isShown = (schema: z.ZodType) => shown.has(originalOf(schema));
  const views = schemas.filter(([name]) => name.endsWith('View'));
  for (const [name, schema] of views) {
    const view = documentedReply(schema);
    if (isShown(view)) names.add(view, name.slice(0, -'View'.length), name);
  }
  for (const [name, schema] of schemas) if (isShown(schema)) names.add(schema, name, `${name}Input`, ...numbered(name));
}

/**
 * Returns the names to try for a reply. A page is named after its items: `OrderPage`. Items without a name are named
 * after the operation: the items of `listRegistrations` are `Registration`.
 */
function replyNames(names: Names, id: string, reply: z.ZodType): string[] {
  const [, verb = '', noun = ''] = /^(get|list)(.*)$/.exec(id) ?? [];
  if (verb === 'get') return [noun];
  if (!(reply instanceof z.ZodObject)) return [];
  const { data, nextCursor }: Record<string, unknown> = reply.shape;
  if (!(data instanceof z.ZodArray) || !(data.element instanceof z.ZodType)) return [];
  if (verb === 'list') names.add(data.element, singular(noun), `${singular(noun)}Item`);
  const item = names.nameOf(originalOf(data.element));
  return item ? [`${item}${nextCursor === undefined ? 'List' : 'Page'}`] : [];
}

/** Returns every schema of the API by its name. */
function schemaNames(operations: readonly Operation[]): ReadonlyMap<string, z.ZodType> {
  const names = new Names();
  nameExports(names, shownSchemas(operations));
  for (const operation of operations) {
    for (const [suffix, schema] of schemasOf(operation)) {
      const wishes = suffix === 'Reply' ? replyNames(names, operation.id, schema) : [];
      names.add(schema, ...wishes, `${pascal(operation.id)}${suffix}`);
    }
  }
  for (const [name, schema] of [...names.byName]) names.walk(schema, name);
  for (const operation of operations)
    for (const [suffix, schema] of schemasOf(operation)) names.walk(schema, `${pascal(operation.id)}${suffix}`);
  return names.byName;
}

/**
 * Runs `work` while zod knows the names. Afterwards the names are removed, because other documents, such as AsyncAPI,
 * are made from the same schemas.
 */
export function withSchemaNames<T>(operations: readonly Operation[], work: () => T): T {
  const names = schemaNames(operations);
  const before = [...names.values()].map((schema) => [schema, z.globalRegistry.get(schema)] as const);
  try {
    for (const [id, schema] of names) z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });
    return work();
  } finally {
    for (const [schema, meta] of before) {
      z.globalRegistry.remove(schema);
      if (meta) z.globalRegistry.add(schema, meta);
    }
  }
}
