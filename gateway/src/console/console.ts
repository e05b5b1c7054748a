import type { Express } from 'express';
import type { Logger } from 'pino';
import { mountCookieAccess } from './cookie-access.ts';
import { consoleCookies } from './cookies.ts';
import { type Means, mountSessions } from './session.ts';
import { mountConsolePages } from './static.ts';

type Given = Omit<Means, 'cookies'> & { log: Pick<Logger, 'debug'>; isDevelopment: boolean; folder?: string };

/**
 * Mounts the console: its pages at /console, its sessions at /console/session, and its cookies for the routes of the
 * API, which are mounted later.
 */
export function mountConsole(app: Express, { log, isDevelopment, folder, ...means }: Given): void {
  const cookies = consoleCookies({ isDevelopment });
  mountSessions(app, { ...means, cookies });
  mountConsolePages(app, folder);
  mountCookieAccess(app, cookies, log);
}
