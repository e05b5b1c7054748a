import { methodAndPath, type Operation } from '@toric/contracts/kernel/operation';
import type { Request } from 'express';
import type { z } from 'zod';
import type { Answer, Upstreams } from '../edge/upstream.ts';

type Given = { readonly token?: string; readonly body?: Buffer | string | undefined };
export type Call = (operation: Operation, given?: Given) => Promise<Answer>;

/**
 * Returns a function that calls operations as the person of this request, in this person's language and from this
 * person's IP address.
 */
export const callsTo =
  (upstreams: Pick<Upstreams, 'ask'>, request: Request): Call =>
  (operation, { token, body } = {}) => {
    const { method, path } = methodAndPath(operation);
    const headers = {
      'content-type': 'application/json',
      'accept-language': request.get('Accept-Language') ?? '',
      'user-agent': request.get('User-Agent') ?? '',
      'x-forwarded-for': request.ip ?? '',
      'x-forwarded-prefix': '/v1',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    return upstreams.ask({
      ...{ owner: operation.owner, method, path, headers },
      body: typeof body === 'string' ? Buffer.from(body) : body,
    });
  };

/** Returns the raw body of a request. Returns undefined if there is none. */
export const bodyOf = ({ body }: { body: unknown }): Buffer | undefined =>
  Buffer.isBuffer(body) && body.length > 0 ? body : undefined;

/** Returns the body of a successful answer. */
export const answerOf = <O extends Operation>(operation: O, { body }: Answer): z.output<O['reply']> =>
  // the cast is safe: the operation's own schema has parsed the body
  operation.reply.parse(JSON.parse(body.toString())) as z.output<O['reply']>;
