import { type Actor, mayCall } from '@toric/contracts/kernel/access';
import { expandNames } from '@toric/contracts/kernel/expand';
import { fillPath, methodAndPath, type Operation } from '@toric/contracts/kernel/operation';
import { AUTH_EXPAND_FORBIDDEN, NOT_EXPANDABLE, REQUEST_INVALID } from '@toric/contracts/kernel/request.errors';
import { bulkhead } from 'cockatiel';
import { z } from 'zod';
import { type Answer, Unavailable } from './upstream.ts';

/** Holds the requested expansions as a tree: `payment,payment.refunds` is { payment: { refunds: {} } }. */
export type ExpandTree = { readonly [name: string]: ExpandTree };
/** Sends a GET to one of our services, with the rights of the caller. */
type FetchPath = (owner: string, path: string) => Promise<Answer>;
type JsonObject = Record<string, unknown>;

const MAX_CONCURRENT = 16;
const JsonObject = z.record(z.string(), z.unknown());

/**
 * Returns the names in `?expand=` as a tree. Commas separate the names, or the parameter is repeated. Throws a refusal
 * if the operation does not offer a name, or if the caller may not read it.
 */
export function parseExpand(operation: Operation, value: unknown, actor: Actor | undefined): ExpandTree {
  const names = [value].flat().flatMap((text) => (typeof text === 'string' ? text.split(',') : []));
  const offered = expandNames(operation);
  const unknown = names.filter((name) => !offered.includes(name));
  if (unknown.length > 0) {
    const detail = NOT_EXPANDABLE({ unknown: unknown.join(', '), offered: offered.join(', ') || '-' });
    throw REQUEST_INVALID().at({ pointer: '#query/expand', detail });
  }
  const tree: { [name: string]: { [name: string]: ExpandTree } } = {};
  for (const name of names) {
    const [first = '', second] = name.split('.');
    tree[first] = { ...tree[first], ...(second && { [second]: {} }) };
  }
  refuseForbidden(operation, tree, actor);
  return tree;
}

/**
 * Throws if the caller may not read one of the expansions. It is called before any service is asked, because an answer
 * without the forbidden expansions would look complete.
 */
function refuseForbidden({ expand = {} }: Operation, tree: ExpandTree, actor: Actor | undefined): void {
  for (const [name, below] of Object.entries(tree)) {
    const other = expand[name]?.operation;
    if (!other) continue;
    if (!mayCall(other.allow, actor)) {
      throw AUTH_EXPAND_FORBIDDEN({ name, allowed: other.allow.join(', ') });
    }
    refuseForbidden(other, below, actor);
  }
}

/**
 * Returns the answer with the wanted expansions. They are fetched concurrently, and each path only once. The answer has
 * no ETag, because the ETag of the object does not change when an expansion changes.
 */
export async function expandAnswer(
  answer: Answer,
  operation: Operation,
  tree: ExpandTree,
  fetchPath: FetchPath,
): Promise<Answer> {
  if (answer.status !== 200) return answer;
  const limit = bulkhead(MAX_CONCURRENT, Number.POSITIVE_INFINITY);
  const fetched = new Map<string, Promise<JsonObject | null>>();

  function fetchOnce(owner: string, path: string): Promise<JsonObject | null> {
    const known = fetched.get(path);
    if (known) return known;
    const object = limit.execute(() => fetchPath(owner, path)).then((other) => objectOf(owner, other));
    fetched.set(path, object);
    return object;
  }

  async function expandObject(object: JsonObject, { expand = {} }: Operation, names: ExpandTree): Promise<JsonObject> {
    const additions = Object.entries(names).map(async ([name, below]): Promise<[string, unknown]> => {
      const expansion = expand[name];
      const path = expansion && pathTo(expansion.operation, expansion.via, object);
      const other = path ? await fetchOnce(expansion.operation.owner, path) : null;
      return [name, other && expansion && (await expandBody(other, expansion.operation, below))];
    });
    return { ...object, ...Object.fromEntries(await Promise.all(additions)) };
  }

  async function expandBody(body: JsonObject, source: Operation, names: ExpandTree): Promise<JsonObject> {
    const list = z.array(JsonObject).safeParse(body['data']);
    if (!list.success) return expandObject(body, source, names);
    return { ...body, data: await Promise.all(list.data.map((item) => expandObject(item, source, names))) };
  }

  const body = await expandBody(JsonObject.parse(JSON.parse(answer.body.toString())), operation, tree);
  const { etag: _, ...headers } = answer.headers;
  return { ...answer, headers, body: Buffer.from(JSON.stringify(body)) };
}

/**
 * Returns the path that reads an expansion of the object. Returns undefined if the object lacks a field that the path
 * needs, for example if an order has no customer id.
 */
function pathTo(other: Operation, via: Readonly<Record<string, string>>, object: JsonObject): string | undefined {
  const values = Object.entries(via).flatMap(([name, field]): [string, string][] => {
    const fieldValue = object[field];
    return typeof fieldValue === 'string' ? [[name, fieldValue]] : [];
  });
  if (values.length < Object.keys(via).length) return undefined;
  const { path } = methodAndPath(other);
  const query = new URLSearchParams(values.filter(([name]) => !path.includes(`{${name}}`))).toString();
  return `${fillPath(path, Object.fromEntries(values))}${query && `?${query}`}`;
}

/**
 * Returns the object in the answer of a service. Returns null if the service answered 404 to this caller. Throws if it
 * answered with any other error.
 */
function objectOf(owner: string, { status, body }: Answer): JsonObject | null {
  if (status === 404) return null;
  if (status !== 200) throw new Unavailable(owner, {});
  return JsonObject.parse(JSON.parse(body.toString()));
}
