/** Answers that are encoded once and sent many times: what is read far more often than it changes. */
import type { z } from 'zod';

/** The JSON of a value that its schema has passed, with the version that it says of itself. */
export class Encoded<V> {
  declare readonly of: V;
  readonly json: string;
  readonly version: unknown;

  constructor(json: string, version?: unknown) {
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

/** A page of what was encoded before. */
export function encodedPage<V, P extends Page<Encoded<V>>>({
  data,
  ...rest
}: P): Encoded<Omit<P, 'data'> & { data: V[] }> {
  const items = data.map(({ json }) => json).join();
  return new Encoded(`{"data":[${items}],${JSON.stringify(rest).slice(1)}`);
}

/**
 * Remembers under a key that changes with the value what was encoded of it, up to so many characters. Full, it is emptied:
 * what is asked for often is soon there again.
 */
export function encoder<S extends z.ZodType>(schema: S, atMost: number) {
  const known = new Map<string, Encoded<z.output<S>>>();
  let characters = 0;
  return (key: string, value: () => z.input<S>): Encoded<z.output<S>> => {
    const before = known.get(key);
    if (before) return before;
    const body = declared(schema, value(), 'an encoder');
    const encoded = new Encoded<z.output<S>>(JSON.stringify(body), versionOf(body));
    if (characters + encoded.json.length > atMost) {
      known.clear();
      characters = 0;
    }
    characters += encoded.json.length;
    known.set(key, encoded);
    return encoded;
  };
}
