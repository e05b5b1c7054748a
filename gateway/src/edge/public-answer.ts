import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { compress, type Encoding, encodingFor } from './compress.ts';

type Content = {
  readonly bytes: Buffer;
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
  /** Is true if another content has another path, so that a browser need not ask again. */
  readonly isImmutable?: boolean;
};

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
 * Sends content that caches may keep, with an ETag. Answers 304 if the client has the content. Compresses it if that is
 * worthwhile.
 */
export async function sendPublic(
  request: Request,
  response: Response,
  content: Content,
  compressed: (encoding: Encoding) => Promise<Buffer> = (encoding) => compress(encoding, content.bytes),
): Promise<void> {
  const { bytes, type, seconds, scope = 'public', isImmutable } = content;
  const tag = tagOf(content);
  const encoding = encodingFor(request, bytes.length);
  response.vary('Accept-Encoding');
  const kept = `${scope}, max-age=${seconds}${isImmutable ? ', immutable' : ''}`;
  response.set('Cache-Control', seconds > 0 ? kept : 'no-cache');
  response.setHeader('ETag', `"${tag}${encoding ? `.${encoding}` : ''}"`);
  if (isKnown(request.get('If-None-Match'), tag)) return void response.status(304).end();
  response.setHeader('Content-Type', type);
  if (encoding) response.set('Content-Encoding', encoding);
  response.status(200).end(encoding ? await compressed(encoding) : bytes);
}

/**
 * Returns a handler that sends the same content to everybody. Each encoded form is made once, when a client first needs
 * it.
 */
export function publicFile(content: Omit<Content, 'version' | 'scope'>) {
  const forms = new Map<Encoding, Promise<Buffer>>();
  const formOf = (encoding: Encoding): Promise<Buffer> => {
    const known = forms.get(encoding) ?? compress(encoding, content.bytes);
    forms.set(encoding, known);
    return known;
  };
  return (request: Request, response: Response): Promise<void> => sendPublic(request, response, content, formOf);
}
