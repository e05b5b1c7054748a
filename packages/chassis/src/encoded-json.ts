/** Answers that are encoded once and sent many times: what is read far more often than it changes. */
import type { z } from 'zod';

/** The JSON of a value that its schema has passed, in bytes as it is sent, with the version that it says of itself. */
export class Encoded<V> {
  declare readonly of: V;
  readonly json: Buffer;
  readonly version: unknown;

  constructor(json: Buffer, version?: unknown) {
    this.json = json;
    this.version = version;
  }
}

/** A key that the schema does not declare never leaves the service; a value that it does not pass is our mistake. */
export function declared<S extends z.ZodType>(schema: S, value: unknown, who: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Error(`${who} answered what it does not declare: ${parsed.error.message}`);
  return parsed.data;
}

export const versionOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null ? Reflect.get(body, 'version') : undefined;

type Page<T> = { readonly data: readonly T[] };

const [DATA, COMMA] = [Buffer.from('{"data":['), Buffer.from(',')];

/** A page of what was encoded before. */
export function encodedPage<V, P extends Page<Encoded<V>>>({
  data,
  ...rest
}: P): Encoded<Omit<P, 'data'> & { data: V[] }> {
  const items = data.flatMap(({ json }, place) => (place === 0 ? [json] : [COMMA, json]));
  return new Encoded(Buffer.concat([DATA, ...items, Buffer.from(`],${JSON.stringify(rest).slice(1)}`)]));
}

/** In memory of its own: a slice of Node's pool would keep all of it for as long as it is remembered. */
function bytesOf(json: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(json));
  bytes.write(json);
  return bytes;
}

/**
 * Remembers what was encoded of a source, which never changes, for each `scope` that it was made for; up to so many bytes.
 * Full, it is emptied: what is asked for often is soon there again.
 */
export function encoder<S extends z.ZodType>(schema: S, atMost: number) {
  type Known = Encoded<z.output<S>>;
  let known = new WeakMap<object, Map<string, Known>>();
  let bytes = 0;
  function remember(source: object, scope: string, encoded: Known): void {
    if (bytes + encoded.json.length > atMost) {
      known = new WeakMap();
      bytes = 0;
    }
    bytes += encoded.json.length;
    const scopes = known.get(source) ?? new Map<string, Known>();
    known.set(source, scopes.set(scope, encoded));
  }
  return (source: object, scope: string, value: () => z.input<S>): Known => {
    const before = known.get(source)?.get(scope);
    if (before) return before;
    const body = declared(schema, value(), 'an encoder');
    const encoded: Known = new Encoded(bytesOf(JSON.stringify(body)), versionOf(body));
    remember(source, scope, encoded);
    return encoded;
  };
}
