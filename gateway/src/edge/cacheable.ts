import type { Operation } from '@toric/contracts/kernel/operation';
import type { Request, Response } from 'express';
import { sendPublic } from './public-answer.ts';
import type { Answer } from './upstream.ts';

/**
 * Sends an answer that caches may keep. Without a token every cache may keep it, with a token only the cache of the
 * caller. A file has its own path for each content, so browsers need not ask again. `Vary` names the request headers on
 * which the answer depends.
 */
export function sendCacheable(
  operation: Operation,
  request: Request,
  response: Response,
  { answer, seconds }: { answer: Answer; seconds: number },
): Promise<void> {
  const { etag, 'content-type': type } = answer.headers;
  // a file is the same in every language
  const isFile = operation.download !== undefined;
  const depends = ['Authorization', ...(isFile ? [] : ['Accept-Language']), ...(operation.inMarket ? ['Market'] : [])];
  for (const name of depends) response.vary(name);
  return sendPublic(request, response, {
    bytes: answer.body,
    type: typeof type === 'string' ? type : 'application/json; charset=utf-8',
    seconds,
    version: typeof etag === 'string' ? etag : undefined,
    scope: request.get('Authorization') === undefined ? 'public' : 'private',
    isImmutable: isFile,
  });
}
