import type { Random } from '../chaos/random.ts';
import type { FuzzDocument, FuzzOperation, Schema } from './document.ts';
import {
  EDGES,
  encoded,
  hostileText,
  hostileValue,
  idFor,
  type KnownIds,
  toJson,
  valueFor,
  withHostilePart,
} from './values.ts';

export type Request = {
  readonly operation: FuzzOperation;
  readonly path: string;
  readonly role: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
  /** Holds the token of one person, which is used instead of the token of the role. */
  readonly token?: string;
};
export type RequestSource = { readonly random: Random; readonly document: FuzzDocument; readonly ids: KnownIds };

const ROLES = ['customer:self', 'sales', 'warehouse', 'finance', 'optician', 'operator', 'auditor', 'admin'];

/**
 * Returns mostly a role that may call the operation. Otherwise returns any role, or undefined for a caller without a
 * token.
 */
function roleFor({ 'x-permissions': allowed }: FuzzOperation, random: Random): string | undefined {
  if (random.chance(0.05)) return undefined;
  const roles = allowed.filter((role) => role !== 'public');
  return roles.length === 0 || random.chance(0.05) ? random.pick(ROLES) : random.pick(roles);
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : toJson(value));

function pathFor({ path, parameters }: FuzzOperation, source: RequestSource): string {
  const { random, document } = source;
  const scalar = (name: string, schema: Schema) =>
    random.chance(0.06)
      ? hostileText(random)
      : textOf(valueFor(schema, name, { ...source, schemas: document.schemas }));
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const { schema = {} } = parameters.find((parameter) => parameter.name === name) ?? {};
    return encoded(scalar(name, schema)) || '%20';
  });
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && (parameter.required || random.chance(0.35)))
    .map(({ name, schema }) => `${name}=${encoded(random.chance(0.2) ? hostileText(random) : scalar(name, schema))}`);
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
}

/** Returns the example in which ids of this shop replace the example's own ids. */
function withKnownIds(value: unknown, name: string, source: RequestSource): unknown {
  if (typeof value === 'string') return idFor(name, { ...source, schemas: {} }) ?? value;
  if (Array.isArray(value)) return value.map((item) => withKnownIds(item, name, source));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withKnownIds(part, key, source)]));
}

function jsonFor(media: { schema?: Schema | undefined; example?: unknown }, source: RequestSource): string {
  const { random, document } = source;
  if (random.chance(0.02))
    return random.pick(['', '{', '[', 'null', '"x"', `${'['.repeat(6_000)}${']'.repeat(6_000)}`]);
  if (random.chance(0.08)) {
    const edge = random.pick(EDGES);
    return toJson(valueFor(media.schema ?? {}, '', { ...source, schemas: document.schemas, edge }));
  }
  let value: unknown =
    media.example !== undefined && random.chance(0.7)
      ? withKnownIds(media.example, '', source)
      : valueFor(media.schema ?? {}, '', { ...source, schemas: document.schemas });
  for (let wrong = random.chance(0.65) ? 1 + random.int(2) : 0; wrong > 0; wrong -= 1)
    value = withHostilePart(value, random, hostileValue(random));
  return toJson(value);
}

/** Returns the example of a file, in half of the cases with one cell replaced by a hostile text. */
function fileFor(example: unknown, random: Random): string {
  const text = typeof example === 'string' ? example : `bytes ${random.int(1_000)}`;
  const cells = text.split(',');
  return random.chance(0.5) ? cells.with(random.int(cells.length), hostileText(random)).join(',') : text;
}

/** Returns a random request to an operation. It depends on the seed, and on the ids in earlier answers. */
export function requestFor(source: RequestSource, operation: FuzzOperation): Request {
  const { random } = source;
  const { content = {} } = operation.requestBody ?? {};
  const types = Object.keys(content);
  const type = types.length > 0 ? random.pick(types) : undefined;
  const media = type === undefined ? undefined : content[type];
  const body = media && (type?.includes('json') ? jsonFor(media, source) : fileFor(media.example, random));
  return {
    operation,
    path: pathFor(operation, source),
    role: roleFor(operation, random),
    headers: {
      'idempotency-key': `fuzz-${random.int(2 ** 31)}-${random.int(2 ** 31)}`,
      'accept-language': random.pick(['en', 'zh-CN', '*', '']),
      ...(type && { 'content-type': random.chance(0.02) ? 'text/plain' : type }),
      ...(random.chance(0.1) && { 'if-match': random.pick(['"v1"', '"v2"', '*', 'v1', '"v99999999999"']) }),
      ...(random.chance(0.05) && { market: random.pick(['US', 'us', 'ZZ', 'constructor']) }),
    },
    body,
  };
}
