import { CONSOLE_HEADER } from '@toric/contracts/gateway/console-session';
import type { Request } from 'express';

/**
 * Returns true for a request that a page of the console has sent (protection against CSRF). Such a request has the
 * header of the console, and the browser reports that the page has the same origin. A browser without `Sec-Fetch-Site`
 * reports it by `Origin`, or by `Referer` for a GET.
 */
export function isFromOwnPage(request: Request): boolean {
  if (request.get(CONSOLE_HEADER) !== '1') return false;
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin';
  const own = originOf(`${request.protocol}://${request.host}`);
  return own !== undefined && originOf(request.get('Origin') ?? request.get('Referer')) === own;
}

const originOf = (url = ''): string | undefined => (URL.canParse(url) ? new URL(url).origin : undefined);
