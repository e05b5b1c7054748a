import { expressPath } from '@toric/chassis/http/mount';
import { ConfirmFactor, StepUp } from '@toric/contracts/customer/accounts/factor.http';
import { CONSOLE_HEADER } from '@toric/contracts/gateway/console-session';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { publicPath } from '../edge/forward.ts';
import type { ConsoleCookies } from './cookies.ts';
import { isFromOwnPage } from './own-page.ts';

/**
 * The answers of these operations hold an access token, which no script of a page may see. So a request with the cookie
 * of the console may not call them. `/console/session` calls them for the console.
 */
const ANSWER_A_TOKEN = [StepUp, ConfirmFactor];

/**
 * Turns the cookie of the console into an access token for the routes of the API, which are mounted later. A cookie is
 * ignored if the request does not come from a page of the console, and the request is then anonymous.
 */
export function mountCookieAccess(app: Express, cookies: ConsoleCookies, log: Pick<Logger, 'debug'>): void {
  app.use('/v1', (request, response, next) => {
    // a public answer in the cache of the browser must not be shown to a member of staff
    response.vary(CONSOLE_HEADER);
    const token = request.get('Authorization') === undefined ? cookies.read(request, 'access') : undefined;
    delete request.headers.cookie;
    if (token === undefined) return next();
    if (!isFromOwnPage(request)) {
      log.debug('the cookie of a request was ignored, because no page of the console has sent it');
      return next();
    }
    request.headers.authorization = `Bearer ${token}`;
    response.locals['isFromCookie'] = true;
    response.set('Cache-Control', 'no-store');
    next();
  });
  for (const operation of ANSWER_A_TOKEN) {
    app.post(expressPath(publicPath(operation)), (request, response, next) => {
      if (response.locals['isFromCookie']) delete request.headers.authorization;
      next();
    });
  }
}
