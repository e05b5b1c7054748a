import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Request, Response } from 'express';
import { compress, type Encoding, encodingFor } from './compress.ts';

/** Describes the media type and the version of content, and how long a cache may keep it. */
type Kept = {
  readonly type: string;
  readonly seconds: number;
  /**
   * Holds the version of the object as a header value, such as `"v3"`. The ETag begins with it, so that a client can
   * also send the ETag as If-Match.
   */
  readonly version?: string | undefined;
  /**
   * States which caches may keep the content. `private`: only the browser of the caller may, because the request had a
   * token.
   */
  readonly scope?: 'public' | 'private';
  /** Is true if the path changes with the content, so that a browser need not ask again for content that it has. */
  readonly isImmutable?: boolean;
};
type Content = Kept & { readonly bytes: Buffer };
/** Describes content whose ETag and size are known before its bytes are read. */
type Source = Kept & { readonly tag: string; readonly size: number; plain: () => Buffer | Promise<Buffer> };

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64url').slice(0, 22);

/** Returns the ETag of the plain bytes, without its quotation marks. An encoded form adds `.br` or `.gzip`. */
function tagOf({ bytes, version }: Pick<Content, 'bytes' | 'version'>): string {
  const digest = digestOf(bytes);
  return version === undefined ? digest : `${version.replaceAll('"', '')}.${digest}`;
}

/**
 * Returns true if the client has this content, in any encoding. If-None-Match is compared weakly (RFC 9110, section
 * 13.1.2), because caches mark an ETag as weak when they change the encoding.
 */
export function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return Array.from(ifNoneMatch.matchAll(/"([^"]*)"/g), ([, known = '']) => known.replace(/\.(br|gzip)$/, '')).includes(
    tag,
  );
}

/**
 * Sends content that caches may keep: with an ETag, as 304 if the client has it, and compressed if that is worthwhile.
 */
export function sendPublic(
  request: Request,
  response: Response,
  content: Content,
  compressed: (encoding: Encoding) => Promise<Buffer> = (encoding) => compress(encoding, content.bytes),
): Promise<void> {
  const { bytes } = content;
  return sendForm(
    request,
    response,
    { ...content, tag: tagOf(content), size: bytes.length, plain: () => bytes },
    compressed,
  );
}

async function sendForm(
  request: Request,
  response: Response,
  { type, seconds, scope = 'public', isImmutable, tag, size, plain }: Source,
  compressed: (encoding: Encoding) => Promise<Buffer>,
): Promise<void> {
  const encoding = encodingFor(request, size);
  // makes the body before it sets any header, so that an answer about a failure has no header of this content
  const isHere = isKnown(request.get('If-None-Match'), tag);
  const body = isHere ? undefined : await (encoding ? compressed(encoding) : plain());
  response.vary('Accept-Encoding');
  const kept = `${scope}, max-age=${seconds}${isImmutable ? ', immutable' : ''}`;
  response.set('Cache-Control', seconds > 0 ? kept : 'no-cache');
  response.setHeader('ETag', `"${tag}${encoding ? `.${encoding}` : ''}"`);
  if (isHere) return void response.status(304).end();
  response.setHeader('Content-Type', type);
  if (encoding) response.set('Content-Encoding', encoding);
  response.status(200).end(body);
}

/** Returns a function that compresses the content into an encoding at the first request, and then keeps the result. */
function formsOf(plain: () => Buffer | Promise<Buffer>): (encoding: Encoding) => Promise<Buffer> {
  const forms = new Map<Encoding, Promise<Buffer>>();
  return (encoding) => {
    const known = forms.get(encoding);
    if (known) return known;
    const made = Promise.resolve(plain()).then((bytes) => compress(encoding, bytes));
    forms.set(encoding, made);
    // removes a failed result, so that the next request tries again
    made.catch(() => forms.delete(encoding));
    return made;
  };
}

/** Returns a handler that sends the same content to everybody. */
export function publicFile(content: Omit<Content, 'version' | 'scope'>) {
  const compressed = formsOf(() => content.bytes);
  return (request: Request, response: Response): Promise<void> => sendPublic(request, response, content, compressed);
}

/**
 * Returns a function that reads a file. All callers at a time get the same bytes, so that slow readers cannot fill the
 * memory with copies. The bytes are freed when nobody holds them.
 */
export function sharedReader(path: string): () => Promise<Buffer> {
  let held: WeakRef<Buffer> | undefined;
  let reading: Promise<Buffer> | undefined;
  return async () => {
    const bytes = held?.deref();
    if (bytes) return bytes;
    reading ??= readFile(path).finally(() => {
      reading = undefined;
    });
    const read = await reading;
    held = new WeakRef(read);
    return read;
  };
}

/** Returns a handler that sends a file to everybody. Only its encoded forms stay in memory. */
export function storedFile(path: string, kept: Omit<Kept, 'version' | 'scope'>) {
  const bytes = readFileSync(path);
  const source = { ...kept, tag: tagOf({ bytes }), size: bytes.length, plain: sharedReader(path) };
  const compressed = formsOf(source.plain);
  return (request: Request, response: Response): Promise<void> => sendForm(request, response, source, compressed);
}
