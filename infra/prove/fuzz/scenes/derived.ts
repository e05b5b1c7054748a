/**
 * Scenes that follow from the document alone, for operations without one of their own. The things that a path names are
 * made by the operations that make them: `POST /tags` for `{tagId}`.
 */
import type { FuzzDocument, FuzzOperation } from '../document.ts';
import type { Valid } from '../valid.ts';
import type { World } from '../world.ts';
import type { Scene } from './scene.ts';

type Path = Readonly<Record<string, string>>;

/** Things that no example makes in the right state, or that exist already. */
const KNOWN: Readonly<Record<string, (world: World) => Promise<string>>> = {
  customerId: async ({ customer }) => customer.customerId,
  orderId: ({ placed }) => placed(),
  prescriptionId: async ({ prescription }) => (await prescription()).prescriptionId,
  warehouseId: async ({ warehouse }) => (await warehouse()).warehouseId,
  lotId: async ({ warehouse }) => (await warehouse()).lotId,
  service: async () => 'customer',
};

/** `policyId` → `policies`, `tagId` → `tags`. */
const pluralOf = (name: string): string =>
  `${name.replace(/Id$/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}s`.replace(/ys$/, 'ies');

/** Returns the operation that makes what the parameter names: a POST beside it, or one at the root of the API. */
function makerOf({ operations }: FuzzDocument, path: string, name: string): FuzzOperation | undefined {
  const beside = path.slice(0, path.indexOf(`/{${name}}`));
  const places = [beside, `/v1/${pluralOf(name)}`];
  return operations.find(
    (one) => one.method === 'POST' && places.includes(one.path) && ('201' in one.responses || '202' in one.responses),
  );
}

/** Fields that must differ from thing to thing. */
const UNIQUE = ['name', 'code', 'title', 'handle'] as const;

/** Returns new values for the fields of the example that must differ. */
function differing({ operationId, requestBody }: FuzzOperation, { codeOf }: World): Pick<Valid, 'change'> {
  const [media] = Object.values(requestBody?.content ?? {});
  if (!media) return {};
  if (media.example === undefined) throw new Error(`${operationId} has no example`);
  const fields = UNIQUE.filter((field) => typeof Reflect.get(Object(media.example), field) === 'string');
  return fields.length > 0 ? { change: Object.fromEntries(fields.map((field) => [field, codeOf('F')])) } : {};
}

/** Sends the example of an operation. If that exists already, sends it once more with another name. */
async function made(world: World, operation: FuzzOperation, path: Path): Promise<string> {
  const { operationId } = operation;
  const { id } = await world
    .send(operationId, { path })
    .catch(() => world.send(operationId, { path, ...differing(operation, world) }));
  if (id === '') throw new Error(`${operationId} answers no id`);
  return id;
}

/** Returns a value for each name in the path. Throws if the document does not tell how to make one of the things. */
async function pathFor(world: World, document: FuzzDocument, { path, parameters }: FuzzOperation): Promise<Path> {
  const filled: Record<string, string> = {};
  for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
    const { schema } = parameters.find((one) => one.in === 'path' && one.name === name) ?? {};
    const maker = makerOf(document, path, name);
    if (schema?.enum) filled[name] = String(schema.enum[0]);
    else if (KNOWN[name]) filled[name] = await KNOWN[name](world);
    else if (maker) filled[name] = await made(world, maker, await pathFor(world, document, maker));
    else throw new Error(`nothing in the document makes a ${name}`);
  }
  return filled;
}

/** Sets the thing that the operation removes. Most operations remove nothing that a PUT has set. */
async function setBefore({ send }: World, { operations }: FuzzDocument, operation: FuzzOperation, path: Path) {
  const setter = operations.find((one) => one.method === 'PUT' && one.path === operation.path);
  if (operation.method === 'DELETE' && setter) await send(setter.operationId, { path });
}

/** Returns a scene of the operation. It fails if the operation needs more than things that exist. */
export const derivedScene =
  (document: FuzzDocument, operation: FuzzOperation): Scene =>
  async (world): Promise<Valid> => {
    const path = await pathFor(world, document, operation);
    await setBefore(world, document, operation, path);
    const needed = operation.parameters.filter((one) => one.in === 'query' && one.required);
    const query = Object.fromEntries(needed.map(({ name, schema }) => [name, String(schema.example ?? '')]));
    return { path, query, ...differing(operation, world) };
  };
