// Encodes replies as JSON once, so that they can be sent many times. Such replies are read far more often than they
// change.
import type { z } from 'zod';
import { storedShape } from './stored-shape.ts';

/** Holds the JSON bytes of a value that its schema has validated, with the `version` that the value contains. */
export class EncodedJson<V> {
  /** Exists only for the type checker, which needs it to know the type of the encoded value. */
  declare readonly of: V;
  readonly json: Buffer;
  readonly version: unknown;

  constructor(json: Buffer, version?: unknown) {
    this.json = json;
    this.version = version;
  }
}

/**
 * Returns the value without the keys that the schema does not declare, because such keys must not leave the service. A
 * stored value may break a rule about values that became stricter later; it is returned nevertheless. Throws if the
 * value has another shape than the schema, which is a bug of ours.
 */
export function declared<S extends z.ZodType>(schema: S, value: unknown, source: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const shown = storedShape(schema).safeParse(value);
  if (shown.success) return shown.data as z.output<S>;
  throw new Error(`${source} returned a value that its schema does not allow: ${shown.error.message}`);
}

export const versionOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null ? Reflect.get(body, 'version') : undefined;

type Page<T> = { readonly data: readonly T[] };

const [DATA, COMMA] = [Buffer.from('{"data":['), Buffer.from(',')];

/** Joins encoded items into an encoded page. */
export function encodedPage<V, P extends Page<EncodedJson<V>>>({
  data,
  ...rest
}: P): EncodedJson<Omit<P, 'data'> & { data: V[] }> {
  const items = data.flatMap(({ json }, index) => (index === 0 ? [json] : [COMMA, json]));
  return new EncodedJson(Buffer.concat([DATA, ...items, Buffer.from(`],${JSON.stringify(rest).slice(1)}`)]));
}

/**
 * Returns the bytes of a text, allocated outside Node's buffer pool. A cached slice of that pool would keep the whole
 * pool in memory.
 */
function bytesOf(json: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(json));
  bytes.write(json);
  return bytes;
}

/**
 * Returns a cache of encoded values, keyed by the identity of an immutable `source` and by a `scope` such as the
 * market. It holds at most `maxBytes`. A full cache is emptied as a whole, because a WeakMap cannot be searched for old
 * entries. Frequent values are soon cached again.
 */
export function jsonCache<S extends z.ZodType>(schema: S, maxBytes: number) {
  type Entry = EncodedJson<z.output<S>>;
  let entries = new WeakMap<object, Map<string, Entry>>();
  let bytes = 0;
  function store(source: object, scope: string, entry: Entry): void {
    if (bytes + entry.json.length > maxBytes) {
      entries = new WeakMap();
      bytes = 0;
    }
    bytes += entry.json.length;
    const scopes = entries.get(source) ?? new Map<string, Entry>();
    entries.set(source, scopes.set(scope, entry));
  }
  return (source: object, scope: string, value: () => z.input<S>): Entry => {
    const cached = entries.get(source)?.get(scope);
    if (cached) return cached;
    const body = declared(schema, value(), 'a JSON cache');
    const entry: Entry = new EncodedJson(bytesOf(JSON.stringify(body)), versionOf(body));
    store(source, scope, entry);
    return entry;
  };
}
