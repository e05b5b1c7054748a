/** Makes valid requests: the example of the document with real ids, for items in the state that the operation needs. */
import { DAYS } from '../e2e/example-values.ts';
import type { FuzzOperation } from './document.ts';
import type { Random } from '../chaos/random.ts';
import type { Request } from './request.ts';
import { encoded, hostileText, hostileValue, toJson, withHostilePart } from './values.ts';

export type Valid = {
  /**
   * Names the role of the caller, or `nobody`. If it is omitted, the first role that may call the operation is the
   * caller.
   */
  readonly role?: string;
  /** Holds the token of one person, which is used instead of the token of the role. */
  readonly token?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Maps texts of the example to the texts that are sent in their place. */
  readonly ids?: Readonly<Record<string, string>>;
  /** Holds the request body that is sent instead of the example. */
  readonly body?: unknown;
  /** Maps fields of the example to the values that are sent instead. */
  readonly change?: Readonly<Record<string, unknown>>;
  readonly file?: { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };
  readonly headers?: Readonly<Record<string, string>>;
};

const callerOf = ({ 'x-permissions': allowed }: FuzzOperation, { role, token }: Valid): string | undefined =>
  role === 'nobody' || token !== undefined ? undefined : (role ?? allowed.find((one) => one !== 'public'));

function exampleOf({ operationId, requestBody }: FuzzOperation, { ids, change, body }: Valid): unknown {
  const [media] = Object.values(requestBody?.content ?? {});
  if (!media) return undefined;
  if (body !== undefined) return body;
  if (media.example === undefined) throw new Error(`${operationId} has no example, so its scene must name a body`);
  const text = Object.entries({ ...DAYS, ...ids }).reduce(
    (json, [shown, real]) => json.replaceAll(shown, real),
    JSON.stringify(media.example),
  );
  const example: unknown = JSON.parse(text);
  return change ? { ...Object(example), ...change } : example;
}

type Content = { readonly type: string; readonly body: Request['body'] } | undefined;

function contentOf(operation: FuzzOperation, valid: Valid, spoil: Random | undefined): Content {
  const { file } = valid;
  if (file) return { type: file.type, body: spoil ? file.bytes.slice(0, spoil.int(file.bytes.length)) : file.bytes };
  const value = exampleOf(operation, valid);
  if (value === undefined) return undefined;
  const [type = ''] = Object.keys(operation.requestBody?.content ?? {});
  return { type, body: toJson(spoil ? withHostilePart(value, spoil, hostileValue(spoil)) : value) };
}

/** Returns the texts with one of them, chosen at random, replaced by a hostile text. */
function spoilt(texts: Readonly<Record<string, string>>, random: Random): Record<string, string> {
  const names = Object.keys(texts);
  return names.length === 0 ? texts : { ...texts, [random.pick(names)]: hostileText(random) };
}

/**
 * Returns a valid request. If `spoil` is given, one part of the request is replaced by a hostile value: mostly a part
 * of the body, otherwise a part of the path or of the query.
 */
export function requestOf(operation: FuzzOperation, valid: Valid, random: Random, spoil: boolean): Request {
  const hasBody = operation.requestBody !== undefined;
  const inBody = spoil && hasBody && random.chance(0.8);
  const inQuery = spoil && !inBody && Object.keys(valid.query ?? {}).length > 0 && random.chance(0.5);
  const content = contentOf(operation, valid, inBody ? random : undefined);
  const path = spoil && !inBody && !inQuery ? spoilt(valid.path ?? {}, random) : (valid.path ?? {});
  const query = inQuery ? spoilt(valid.query ?? {}, random) : (valid.query ?? {});
  const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = path[name];
    if (value === undefined) throw new Error(`the scene of ${operation.operationId} does not name ${name}`);
    return encoded(value) || '%20';
  });
  const asked = Object.entries(query).map(([name, value]) => `${name}=${encoded(value)}`);
  return {
    operation,
    path: asked.length > 0 ? `${filled}?${asked.join('&')}` : filled,
    role: callerOf(operation, valid),
    ...(valid.token !== undefined && { token: valid.token }),
    headers: {
      'idempotency-key': `fuzz-${random.int(2 ** 31)}-${random.int(2 ** 31)}`,
      ...(content && { 'content-type': content.type }),
      ...valid.headers,
    },
    body: content?.body,
  };
}
