/**
 * Signs and checks the client's address, which the gateway forwards to the services. Any program in the private network
 * could send `X-Forwarded-For`, so a service accepts the header only with the signature of the gateway.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { boundedCache } from '../data/bounded-cache.ts';

const ADDRESS = 'x-forwarded-for';
const SIGNATURE = 'x-forwarded-for-signature';

/** Returns the function that makes the two headers for a client's address. `key` has 32 random bytes in base64. */
export function forwardedAddress(key: string): (address: string) => Record<string, string> {
  const secret = Buffer.from(key, 'base64');
  if (secret.length !== 32) throw new Error('GATEWAY_KEY must be 32 bytes in base64: openssl rand -base64 32');
  // the same clients send many requests, so the headers are cached
  const known = boundedCache<string, string>(10_000);
  return (address) => {
    const signature = known.get(address) ?? createHmac('sha256', secret).update(address).digest('base64url');
    known.set(address, signature);
    return { [ADDRESS]: address, [SIGNATURE]: signature };
  };
}

/** Returns the middleware that removes a forwarded address without a valid signature of the gateway. */
export function onlySignedAddress(key: string): RequestHandler {
  const sign = forwardedAddress(key);
  return (request, _response, next) => {
    const { [ADDRESS]: address, [SIGNATURE]: given } = request.headers;
    if (address !== undefined && !isSigned(String(address), given, sign)) delete request.headers[ADDRESS];
    next();
  };
}

function isSigned(address: string, given: unknown, sign: ReturnType<typeof forwardedAddress>): boolean {
  if (typeof given !== 'string') return false;
  const [expected, actual] = [Buffer.from(sign(address)[SIGNATURE] ?? ''), Buffer.from(given)];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
