import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { ApiError } from './errors.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Refuses a request that does not have this key as its bearer token. The comparison takes constant time. */
export function requireBearer(key: string): RequestHandler {
  const expected = digest(`Bearer ${key}`);
  return (req, res, next) => {
    if (timingSafeEqual(digest(req.get('authorization') ?? ''), expected)) return next();
    res.set('WWW-Authenticate', 'Bearer');
    throw new ApiError(401, 'unauthorised', "Send this provider's key as 'Authorization: Bearer <key>'.");
  };
}
