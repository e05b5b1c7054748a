import { ORIGIN_NOT_ALLOWED } from '@toric/contracts/kernel/request.errors';
import { sendProblem } from '@toric/chassis/http/problem';
import type { RequestHandler } from 'express';

const METHODS = 'GET, POST, PUT, PATCH, DELETE';
/** Lists the request headers that the API knows. Clients that read event streams with `fetch` send `Last-Event-ID`. */
const REQUEST_HEADERS = [
  'Authorization',
  'Content-Type',
  'Accept-Language',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Last-Event-ID',
  'Market',
  'Prefer',
  'X-Request-Id',
].join(', ');
/** Lists the response headers that a script may read, besides those that CORS always permits. */
const RESPONSE_HEADERS = [
  'Content-Disposition',
  'Deprecation',
  'ETag',
  'Idempotent-Replayed',
  'Link',
  'Location',
  'Preference-Applied',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Sunset',
  'WWW-Authenticate',
  'X-Request-Id',
].join(', ');
const PREFLIGHT_SECONDS = '600';

/**
 * Allows the web pages of the listed origins to call the API from a browser (CORS). Every other origin is refused, and
 * the refusal names the setting. Cookies are never allowed: callers send tokens, which another site's page does not
 * have. Only pages of our own origin use a cookie (ADR 0074).
 */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const origin = request.get('Origin');
    if (origins.length > 0) response.vary('Origin');
    const isPreflight = request.method === 'OPTIONS' && request.get('Access-Control-Request-Method') !== undefined;
    if (origin !== undefined && origins.includes(origin)) {
      response.set({
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Expose-Headers': RESPONSE_HEADERS,
        'Cross-Origin-Resource-Policy': 'cross-origin',
      });
      if (!isPreflight) return next();
      response.set({
        'Access-Control-Allow-Methods': METHODS,
        'Access-Control-Allow-Headers': REQUEST_HEADERS,
        'Access-Control-Max-Age': PREFLIGHT_SECONDS,
      });
      return void response.status(204).end();
    }
    if (!isPreflight) return next();
    sendProblem(response, ORIGIN_NOT_ALLOWED({ origin: origin ?? 'null' }));
  };
}
