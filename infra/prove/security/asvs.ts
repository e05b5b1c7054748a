/**
 * Holds the ASVS table: how Toric meets each requirement of OWASP ASVS 5.0.0, levels 1 and 2. docs/asvs.md is made from
 * it.
 */
import { API } from './chapters/v04-api.ts';
import { ARCHITECTURE } from './chapters/v15-architecture.ts';
import { AUTHENTICATION } from './chapters/v06-authentication.ts';
import { AUTHORISATION } from './chapters/v08-authorisation.ts';
import { COMMUNICATION } from './chapters/v12-communication.ts';
import { CONFIGURATION } from './chapters/v13-configuration.ts';
import { CRYPTOGRAPHY } from './chapters/v11-cryptography.ts';
import { DATA } from './chapters/v14-data.ts';
import { ENCODING } from './chapters/v01-encoding.ts';
import { FILES } from './chapters/v05-files.ts';
import { FRONTEND } from './chapters/v03-frontend.ts';
import { LOGGING } from './chapters/v16-logging.ts';
import { OAUTH } from './chapters/v10-oauth.ts';
import { SESSIONS } from './chapters/v07-sessions.ts';
import { TOKENS } from './chapters/v09-tokens.ts';
import { VALIDATION } from './chapters/v02-validation.ts';
import { WEBRTC } from './chapters/v17-webrtc.ts';
import type { Line } from './line.ts';

export type Chapter = { readonly name: string; readonly lines: readonly Line[] };

/** Lists the chapters of the ASVS table by their number: the first one is V1. */
export const CHAPTERS: readonly Chapter[] = [
  { name: 'Encoding', lines: ENCODING },
  { name: 'Validation and rules of the business', lines: VALIDATION },
  { name: 'Pages in the browser', lines: FRONTEND },
  { name: 'API', lines: API },
  { name: 'Files', lines: FILES },
  { name: 'Proving who one is', lines: AUTHENTICATION },
  { name: 'Sessions', lines: SESSIONS },
  { name: 'Permissions', lines: AUTHORISATION },
  { name: 'Tokens', lines: TOKENS },
  { name: 'OAuth and OIDC', lines: OAUTH },
  { name: 'Cryptography', lines: CRYPTOGRAPHY },
  { name: 'Connections', lines: COMMUNICATION },
  { name: 'Settings', lines: CONFIGURATION },
  { name: 'Protection of data', lines: DATA },
  { name: 'Architecture and code', lines: ARCHITECTURE },
  { name: 'Logs and errors', lines: LOGGING },
  { name: 'WebRTC', lines: WEBRTC },
];

/**
 * Holds the number of requirements that are not met. This number may only fall. Anybody who opens a requirement again
 * must raise it here, so that a review sees it.
 */
export const MOST_OPEN = 25;
