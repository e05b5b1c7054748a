import { type Actor, mayCall } from '@toric/contracts/kernel/access';
import { expandNames } from '@toric/contracts/kernel/expand';
import { fillPath, methodAndPath, type Operation } from '@toric/contracts/kernel/operation';
import { AUTH_EXPAND_FORBIDDEN, NOT_EXPANDABLE, REQUEST_INVALID } from '@toric/contracts/kernel/request.errors';
import { bulkhead } from 'cockatiel';
import { z } from 'zod';
import { type Answer, Unavailable } from './upstream.ts';

/** What is wanted of an answer, and of what is added to it: `payment,payment.refunds` is { payment: { refunds: {} } }. */
export type Wanted = { readonly [name: string]: Wanted };
/** Asks one of our services, with the rights of the caller. */
type Ask = (owner: string, path: string) => Promise<Answer>;
type Thing = Record<string, unknown>;

const AT_ONCE = 16;
const Thing = z.record(z.string(), z.unknown());

/** `?expand=` as text, separated by commas or repeated. Refuses what the operation does not offer to this caller. */
export function wantedOf(operation: Operation, given: unknown, actor: Actor | undefined): Wanted {
  const names = [given].flat().flatMap((text) => (typeof text === 'string' ? text.split(',') : []));
  const offered = expandNames(operation);
  const unknown = names.filter((name) => !offered.includes(name));
  if (unknown.length > 0) {
    const detail = NOT_EXPANDABLE({ unknown: unknown.join(', '), offered: offered.join(', ') || '-' });
    throw REQUEST_INVALID().at({ pointer: '#query/expand', detail });
  }
  const wanted: { [name: string]: { [name: string]: Wanted } } = {};
  for (const name of names) {
    const [first = '', second] = name.split('.');
    wanted[first] = { ...wanted[first], ...(second && { [second]: {} }) };
  }
  refuseForbidden(operation, wanted, actor);
  return wanted;
}

/** Before anything is asked: half an answer would look like a whole one. */
function refuseForbidden({ expand = {} }: Operation, wanted: Wanted, actor: Actor | undefined): void {
  for (const [name, further] of Object.entries(wanted)) {
    const other = expand[name]?.operation;
    if (!other) continue;
    if (!mayCall(other.allow, actor)) {
      throw AUTH_EXPAND_FORBIDDEN({ name, allowed: other.allow.join(', ') });
    }
    refuseForbidden(other, further, actor);
  }
}

/** The answer with what is wanted, asked side by side and each thing once. It has no ETag: its version is not all of it. */
export async function expandAnswer(answer: Answer, operation: Operation, wanted: Wanted, ask: Ask): Promise<Answer> {
  if (answer.status !== 200) return answer;
  const few = bulkhead(AT_ONCE, Number.POSITIVE_INFINITY);
  const asked = new Map<string, Promise<Thing | null>>();

  function readOnce(owner: string, path: string): Promise<Thing | null> {
    const known = asked.get(path);
    if (known) return known;
    const read = few.execute(() => ask(owner, path)).then((other) => thingOf(owner, other));
    asked.set(path, read);
    return read;
  }

  async function addTo(thing: Thing, { expand = {} }: Operation, names: Wanted): Promise<Thing> {
    const additions = Object.entries(names).map(async ([name, further]): Promise<[string, unknown]> => {
      const expansion = expand[name];
      const path = expansion && pathTo(expansion.operation, expansion.via, thing);
      const other = path ? await readOnce(expansion.operation.owner, path) : null;
      return [name, other && expansion && (await expanded(other, expansion.operation, further))];
    });
    return { ...thing, ...Object.fromEntries(await Promise.all(additions)) };
  }

  async function expanded(body: Thing, of: Operation, names: Wanted): Promise<Thing> {
    const list = z.array(Thing).safeParse(body['data']);
    if (!list.success) return addTo(body, of, names);
    return { ...body, data: await Promise.all(list.data.map((thing) => addTo(thing, of, names))) };
  }

  const body = await expanded(Thing.parse(JSON.parse(answer.body.toString())), operation, wanted);
  const { etag: _, ...headers } = answer.headers;
  return { ...answer, headers, body: Buffer.from(JSON.stringify(body)) };
}

/** Undefined: this thing has no such other (an order without a customer's id). */
function pathTo(other: Operation, via: Readonly<Record<string, string>>, thing: Thing): string | undefined {
  const values = Object.entries(via).flatMap(([name, field]): [string, string][] => {
    const value = thing[field];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  if (values.length < Object.keys(via).length) return undefined;
  const { path } = methodAndPath(other);
  const query = new URLSearchParams(values.filter(([name]) => !path.includes(`{${name}}`))).toString();
  return `${fillPath(path, Object.fromEntries(values))}${query && `?${query}`}`;
}

/** Null: there is none, as the owner says to this caller. */
function thingOf(owner: string, { status, body }: Answer): Thing | null {
  if (status === 404) return null;
  if (status !== 200) throw new Unavailable(owner, {});
  return Thing.parse(JSON.parse(body.toString()));
}
