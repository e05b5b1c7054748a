/**
 * Sends the examples of /openapi.json to a running shop and checks that it answers as documented. The requests are
 * built from that document alone.
 */
import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { z } from 'zod';
import { DAYS, EXAMPLE } from './example-values.ts';
import type { Shop } from './shop.ts';

export { EXAMPLE, idOf, PICTURE } from './example-values.ts';

const Media = z.record(z.string(), z.looseObject({ example: z.unknown().optional() }));
const Documented = z.object({
  operationId: z.string(),
  parameters: z
    .array(z.object({ in: z.string(), name: z.string(), schema: z.looseObject({ example: z.unknown().optional() }) }))
    .default([]),
  requestBody: z.object({ content: Media }).optional(),
  responses: z.record(
    z.string(),
    z.object({ content: Media.optional(), headers: z.record(z.string(), z.unknown()).default({}) }),
  ),
});
type Documented = z.output<typeof Documented> & { path: string; method: string };
const OpenApi = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const Items = z.array(z.looseObject({ id: z.string() }));

/** Marks a value of a query parameter. The request is then sent with the example value from the document. */
export const AS_DOCUMENTED = Symbol('the example of the document');
type QueryValue = string | readonly string[] | typeof AS_DOCUMENTED;
type RequestOptions = {
  token?: string;
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, QueryValue>>;
  headers?: Readonly<Record<string, string>>;
  /** Maps texts of the example, mostly ids, to the texts that are sent instead. */
  ids?: Readonly<Record<string, string>>;
  /**
   * Sends the example of this media type in /openapi.json as a file. A binary type has no example, so `bytes` must be
   * given.
   */
  file?: { type: string; bytes?: Uint8Array<ArrayBuffer> };
};
export type Answered = { id: string; [field: string]: unknown };
export type Examples = Awaited<ReturnType<typeof readExamples>>;

/** Returns the ids of the operations whose examples a test file sends. */
export const sentIn = (source: string): string[] =>
  Array.from(source.matchAll(/\bsend\(\s*'(\w+)'/g), ([, id = '']) => id);

/** Returns the items of an answer that is a list. */
export const itemsOf = (answer: Readonly<Record<string, unknown>>) => Items.parse(answer['data']);

export async function readExamples({ system: { gatewayUrl } }: Pick<Shop, 'system'>) {
  const read = async (path: string): Promise<unknown> => (await fetch(`${gatewayUrl}${path}`)).json();
  const document = OpenApi.parse(await read('/openapi.json'));
  const answered = new Set<string>();

  async function send(id: string, { token, headers, ...given }: RequestOptions = {}): Promise<Answered> {
    const documented = lookUp(document, id);
    const content = contentOf(documented, given);
    const response = await fetch(`${gatewayUrl}${addressOf(documented, given)}`, {
      method: documented.method,
      headers: {
        'idempotency-key': crypto.randomUUID(),
        ...(content && { 'content-type': content.type }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(content && { body: content.bytes }),
    });
    const answer = await answerOf(documented, response);
    if ('Location' in (documented.responses[String(response.status)]?.headers ?? {}))
      await follow(documented, response.headers.get('location'), token);
    answered.add(id);
    return answer;
  }

  /**
   * Checks that the path in the `Location` header can be read. The caller may lack the permission to read it, but it
   * must exist.
   */
  async function follow({ operationId }: Documented, location: string | null, token: string | undefined) {
    // the draft of a prescription has no path of its own
    if (operationId === 'recordFhirPrescription' && location === null) return;
    expect([operationId, location]).toEqual([operationId, expect.stringMatching(/^\/v1\//)]);
    const headers = token ? { authorization: `Bearer ${token}` } : undefined;
    const abort = new AbortController();
    const { status } = await fetch(`${gatewayUrl}${location}`, { ...(headers && { headers }), signal: abort.signal });
    abort.abort(); // the request is aborted, because a stream would never end
    expect([operationId, token ? [200, 403] : [200, 401]]).toEqual([operationId, expect.arrayContaining([status])]);
  }

  return {
    document,
    read,
    /** Sends the documented example of an operation, with the ids of this shop and dates around today. */
    send,
    /** Returns the operations that a test file names but has not sent with success. */
    unsent: (file: string) => sentIn(readFileSync(file, 'utf8')).filter((id) => !answered.has(id)),
    /**
     * Creates the goods that the examples sell: a product with a pack, a warehouse, and twenty boxes in it. Returns the
     * warehouse id.
     */
    async stockUp({ admin, warehouse }: Pick<Shop['staff'], 'admin' | 'warehouse'>): Promise<string> {
      await send('createProduct', { token: admin });
      await send('putPack', { token: admin, path: { handle: EXAMPLE.productId, packId: EXAMPLE.packId } });
      const { id: warehouseId } = await send('createWarehouse', { token: admin });
      await send('receiveStock', { token: warehouse, path: { warehouseId } });
      return warehouseId;
    },
  };
}

function lookUp({ paths }: z.output<typeof OpenApi>, id: string): Documented {
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, described] of Object.entries(methods)) {
      const found = Documented.safeParse(described);
      if (found.success && found.data.operationId === id) return { ...found.data, path, method: method.toUpperCase() };
    }
  }
  throw new Error(`/openapi.json has no operation ${id}`);
}

function addressOf({ operationId, path, parameters }: Documented, given: RequestOptions): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => given.path?.[name] ?? name);
  const shown = (name: string) => {
    const example = parameters.find((one) => one.in === 'query' && one.name === name)?.schema.example;
    if (example === undefined) throw new Error(`${operationId} has no example for the parameter ${name}`);
    return typeof example === 'string' ? example : JSON.stringify(example);
  };
  const pairs = Object.entries(given.query ?? {}).flatMap(([name, value]) =>
    [value === AS_DOCUMENTED ? shown(name) : value].flat().map((one): [string, string] => [name, one]),
  );
  return pairs.length === 0 ? filled : `${filled}?${new URLSearchParams(pairs).toString()}`;
}

function contentOf({ operationId, requestBody }: Documented, { file, ids }: RequestOptions) {
  if (!requestBody) return undefined;
  const type = file?.type ?? Object.keys(requestBody.content)[0] ?? '';
  const media = requestBody.content[type];
  if (!media) throw new Error(`${operationId} does not accept the media type ${type}, according to /openapi.json`);
  if (file?.bytes) return { type, bytes: file.bytes };
  const { example } = media;
  if (example === undefined) throw new Error(`${operationId} has no example for the media type ${type}`);
  let bytes = typeof example === 'string' ? example : JSON.stringify(example);
  for (const [shown, real] of Object.entries({ ...DAYS, ...ids })) bytes = bytes.replaceAll(shown, real);
  return { type, bytes };
}

/**
 * Checks that the status is the first documented one, which is the one for success, and that the media type is
 * documented. Returns the content of the answer.
 */
async function answerOf({ operationId, responses }: Documented, response: Response): Promise<Answered> {
  const text = await response.text();
  const [status = ''] = Object.keys(responses);
  expect([operationId, String(response.status), text]).toEqual([operationId, status, text]);
  const types = Object.keys(responses[status]?.content ?? {});
  if (types.length === 0) return { id: '' };
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
  expect([operationId, types]).toEqual([operationId, expect.arrayContaining([type])]);
  if (!type.endsWith('json')) return { id: '', text, disposition: response.headers.get('content-disposition') };
  const body = z.looseObject({}).parse(JSON.parse(text));
  return { ...body, id: typeof body['id'] === 'string' ? body['id'] : '' };
}
