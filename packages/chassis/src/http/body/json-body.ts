import { isUtf8 } from 'node:buffer';
import { BODY_LIMIT } from '@toric/contracts/kernel/operation';
import { FIELD_TWICE, MALFORMED, NOT_UTF8, UNSUPPORTED_MEDIA_TYPE } from '@toric/contracts/kernel/request.errors';
import express, { type RequestHandler } from 'express';

/**
 * Returns the middleware that reads a JSON body. It refuses a body that other readers of the same bytes would
 * understand differently: a body in another charset than UTF-8, a body with bytes that are not UTF-8, and a body that
 * names a field twice. Express's own reader accepts all three (RFC 8259, sections 4 and 8.1).
 */
export const readJson = (types: readonly string[]): RequestHandler[] => [
  express.raw({ limit: BODY_LIMIT, type: [...types] }),
  (request, _response, next) => {
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes)) return next(); // the request has no body, or its type is not JSON
    const charset = charsetOf(request.headers['content-type']);
    if (charset !== undefined && charset !== 'utf-8') throw UNSUPPORTED_MEDIA_TYPE();
    request.body = parseJson(bytes);
    next();
  },
];

/** Returns the charset that a Content-Type names, in lower case. */
const charsetOf = (contentType = ''): string | undefined =>
  /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(contentType)?.[1]?.toLowerCase();

/**
 * Returns the object or array of a body. A body without bytes is an empty object. Throws a refusal for any other body.
 */
export function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return {};
  if (!isUtf8(bytes)) throw NOT_UTF8();
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const value = parse(text);
  if (typeof value !== 'object' || value === null) throw MALFORMED();
  if (namesIn(text) !== fieldsIn(value)) throw FIELD_TWICE();
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw MALFORMED();
  }
}

const [QUOTE, COLON, BACKSLASH, SPACE] = ['"', 58, 92, 32] as const;

/** Returns the number of field names that a JSON text contains: a name is a string before a colon. */
function namesIn(text: string): number {
  let names = 0;
  for (let open = text.indexOf(QUOTE); open !== -1; ) {
    let next = endOf(text, open) + 1;
    while (text.charCodeAt(next) <= SPACE) next += 1;
    if (text.charCodeAt(next) === COLON) names += 1;
    open = text.indexOf(QUOTE, next);
  }
  return names;
}

/**
 * Returns the position at which the string that begins at `open` ends: the first quote after an even number of
 * backslashes.
 */
function endOf(text: string, open: number): number {
  for (let end = text.indexOf(QUOTE, open + 1); ; end = text.indexOf(QUOTE, end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 1) return end;
  }
}

/**
 * Returns the number of fields of a parsed value. It is not recursive, because a body may be nested thousands of levels
 * deep.
 */
function fieldsIn(value: object): number {
  let fields = 0;
  const open: object[] = [value];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const values: unknown[] = Array.isArray(part) ? part : Object.values(part);
    if (values !== part) fields += values.length;
    for (const inner of values) if (typeof inner === 'object' && inner !== null) open.push(inner);
  }
  return fields;
}
