/**
 * Derives scenes from the OpenAPI document alone, for operations without a scene of their own. The operations that
 * create items make the items of a path: `POST /tags` makes the one for `{tagId}`.
 */
import { randomUUID } from 'node:crypto';
import { EXAMPLE } from '../../e2e/example-values.ts';
import { type FuzzDocument, type FuzzOperation, resolve, type Schema } from '../document.ts';
import type { Valid } from '../valid.ts';
import type { World } from '../world.ts';
import type { Scene } from './scene.ts';

type Path = Readonly<Record<string, string>>;
/**
 * Holds the OpenAPI document, and the depth of the present call: an item at depth 1 is made for the operation, an item
 * at depth 2 for an item at depth 1, and so on.
 */
type Source = { readonly document: FuzzDocument; readonly depth: number };
const DEPTH = 4;

/**
 * Maps path parameters to functions that return an id. No documented example makes such an item in the right state, or
 * the item exists already.
 */
const KNOWN: Readonly<Record<string, (world: World) => Promise<string>>> = {
  customerId: async ({ customer }) => customer.customerId,
  orderId: ({ placed }) => placed(),
  prescriptionId: async ({ prescription }) => (await prescription()).prescriptionId,
  warehouseId: async ({ warehouse }) => (await warehouse()).warehouseId,
  lotId: async ({ warehouse }) => (await warehouse()).lotId,
  fileId: async ({ importFile }) => (await importFile()).fileId,
  service: async () => 'customer',
  invoiceId: ({ invoice }) => invoice(),
  handle: async () => EXAMPLE.productId,
  productId: async () => EXAMPLE.productId,
  packId: async () => EXAMPLE.packId,
  async staffId({ send }) {
    const { data } = await send('listStaff', { role: 'admin' });
    return String(data[0]?.['id']);
  },
};

/**
 * Returns the path segment of the list to which an id belongs: `policyId` becomes `policies`, `tagId` becomes `tags`.
 */
const pluralOf = (name: string): string =>
  `${name.replace(/Id$/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}s`.replace(/ys$/, 'ies');

/**
 * Returns the operation that creates the item to which the id `name` belongs: a POST on the path before the id, or one
 * at the root of the API.
 */
function makerOf({ operations }: FuzzDocument, name: string, path = ''): FuzzOperation | undefined {
  const beside = path.slice(0, Math.max(0, path.indexOf(`/{${name}}`)));
  const places = [beside, `/v1/${pluralOf(name)}`];
  return operations.find(
    (one) => one.method === 'POST' && places.includes(one.path) && ('201' in one.responses || '202' in one.responses),
  );
}

/** Lists the fields whose values must be unique in the shop. */
const UNIQUE = ['name', 'names', 'code', 'title', 'handle', 'key', 'slug'] as const;
/** Lists those of the unique fields whose texts are in small letters. */
const IN_SMALL_LETTERS: readonly string[] = ['key', 'slug'];
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Returns the example of the operation's body. Throws if the operation has a body without an example. */
function exampleIn({ operationId, requestBody }: FuzzOperation): unknown {
  const [media] = Object.values(requestBody?.content ?? {});
  if (media && media.example === undefined) throw new Error(`${operationId} has no example`);
  return media?.example;
}

/** Returns new values for the unique fields of the example. */
function differing(operation: FuzzOperation, { codeOf }: World): Pick<Valid, 'change'> {
  const example = Object(exampleIn(operation));
  const fields = UNIQUE.flatMap((field): [string, unknown][] => {
    const shown: unknown = Reflect.get(example, field);
    if (typeof shown === 'string')
      return [[field, IN_SMALL_LETTERS.includes(field) ? codeOf('f').toLowerCase() : codeOf('F')]];
    if (typeof shown !== 'object' || shown === null || Array.isArray(shown)) return [];
    return [[field, Object.fromEntries(Object.keys(shown).map((language) => [language, codeOf('F')]))]];
  });
  return fields.length > 0 ? { change: Object.fromEntries(fields) } : {};
}

/** Returns the ids in an example, by the names of their fields. */
function idsIn(value: unknown): [name: string, id: string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    typeof part === 'string'
      ? name.endsWith('Id') && UUID.test(part)
        ? [[name, part] as [string, string]]
        : []
      : idsIn(part),
  );
}

/**
 * Replaces the ids in the example by the ids of existing items, if the document or `KNOWN` says how to make such an
 * item.
 */
async function idsFor(world: World, source: Source, operation: FuzzOperation): Promise<Record<string, string>> {
  const real: Record<string, string> = {};
  for (const [name, shown] of idsIn(exampleIn(operation))) {
    const maker = makerOf(source.document, name);
    const isAnother = name === 'customerId' && Object.values(real).includes(world.customer.customerId);
    if (real[shown] !== undefined) continue;
    if (isAnother) real[shown] = (await world.person()).id;
    else if (KNOWN[name]) real[shown] = await KNOWN[name](world);
    else if (maker && maker !== operation) real[shown] = await made(world, source, maker);
  }
  return real;
}

/**
 * Sends the example of an operation that creates an item. If the item exists already, sends the example again with
 * another name. Returns the id of the item.
 */
async function made(world: World, { document, depth }: Source, operation: FuzzOperation): Promise<string> {
  const { operationId } = operation;
  if (depth >= DEPTH) throw new Error(`too many things are needed for a ${operationId}`);
  const deeper = { document, depth: depth + 1 };
  const path = await pathFor(world, deeper, operation);
  const ids = await idsFor(world, deeper, operation);
  const { id } = await world
    .send(operationId, { path, ids })
    .catch(() => world.send(operationId, { path, ids, ...differing(operation, world) }));
  if (id === '') throw new Error(`${operationId} answers no id`);
  return id;
}

/** Returns a value of the document as the text that stands for it in a URL. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

/** Returns a value that the schema allows: the first name of its enum, its example, or its minimum. */
function allowedBy({ enum: names, example, minimum }: Schema): string | undefined {
  const value = names?.[0] ?? example ?? minimum;
  return value === undefined || UUID.test(textOf(value)) ? undefined : textOf(value);
}

/**
 * Returns a value for each parameter in the path of the operation. Throws if the document does not say how to make one
 * of the items.
 */
async function pathFor(world: World, source: Source, operation: FuzzOperation): Promise<Path> {
  const { path, parameters } = operation;
  // the client chooses the name of an item that a PUT creates, and so does the PUT that is sent before a DELETE
  const namesItself = operation.method === 'PUT' || setterOf(source.document, operation) !== undefined;
  const filled: Record<string, string> = {};
  for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
    const { schema = {} } = parameters.find((one) => one.in === 'path' && one.name === name) ?? {};
    const maker = makerOf(source.document, name, path);
    const allowed = allowedBy(resolve(schema, source.document.schemas));
    if (KNOWN[name]) filled[name] = await KNOWN[name](world);
    else if (maker) filled[name] = await made(world, source, maker);
    else if (allowed !== undefined) filled[name] = allowed;
    else if (namesItself) filled[name] = randomUUID();
    else throw new Error(`nothing in the document makes a ${name}`);
  }
  return filled;
}

/**
 * Returns the PUT operation with the same path that creates what a DELETE removes. Most DELETE operations have none.
 */
const setterOf = ({ operations }: FuzzDocument, { method, path }: FuzzOperation): FuzzOperation | undefined =>
  method === 'DELETE' ? operations.find((one) => one.method === 'PUT' && one.path === path) : undefined;

/** Returns a scene of the operation. The request of the scene fails if the operation needs more than existing items. */
export const derivedScene =
  (document: FuzzDocument, operation: FuzzOperation): Scene =>
  async (world): Promise<Valid> => {
    const source = { document, depth: 0 };
    const path = await pathFor(world, source, operation);
    const setter = setterOf(document, operation);
    if (setter) await world.send(setter.operationId, { path });
    const needed = operation.parameters.filter((one) => one.in === 'query' && one.required);
    const query = Object.fromEntries(needed.map(({ name, schema }) => [name, textOf(schema.example)]));
    return { path, query, ids: await idsFor(world, source, operation), ...differing(operation, world) };
  };
