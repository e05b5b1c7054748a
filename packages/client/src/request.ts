import { fillPath, methodAndPath, needsIdempotencyKey, type Operation } from '@toric/contracts/kernel/operation';
import type { About, GivenFile } from './types.ts';

/** An input once its types have done their work. */
export type LooseInput = About & {
  params?: object;
  query?: object;
  body?: unknown;
  file?: GivenFile;
  expand?: readonly string[];
};
export type Request = {
  url: string;
  init: { method: string; headers: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> };
  /** Sent again it does no harm: it is keyed, or it says what shall be and not what shall change. */
  repeatable: boolean;
};

export function requestOf(baseUrl: string, operation: Operation, input: LooseInput): Request {
  const { method, path } = methodAndPath(operation);
  const { prefer, ifMatch, requestId, expand = [] } = input;
  const content = contentOf(input);
  const keyed = needsIdempotencyKey(operation);
  const given = expand.length > 0 ? [['expand', expand.join(',')] as [string, string]] : [];
  const query = new URLSearchParams([...entriesOf(input.query), ...given]).toString();
  const headers = {
    ...(content && { 'content-type': content.type }),
    ...(keyed && { 'idempotency-key': input.idempotencyKey ?? crypto.randomUUID() }),
    ...(prefer && { prefer }),
    ...(ifMatch && { 'if-match': ifMatch }),
    ...(requestId && { 'x-request-id': requestId }),
  };
  const filled = fillPath(path, Object.fromEntries(entriesOf(input.params)));
  return {
    url: `${baseUrl}${filled}${query && `?${query}`}`,
    init: { method, headers, ...(content && { body: content.bytes }) },
    repeatable: input.repeatable ?? (keyed || method === 'GET' || (method !== 'POST' && !ifMatch)),
  };
}

function contentOf({ body, file }: LooseInput): { type: string; bytes: string | GivenFile['bytes'] } | undefined {
  if (file) return file;
  return body === undefined ? undefined : { type: 'application/json', bytes: JSON.stringify(body) };
}

function entriesOf(values: unknown): [string, string][] {
  if (typeof values !== 'object' || values === null) return [];
  return Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
}
