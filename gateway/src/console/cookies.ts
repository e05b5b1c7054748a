import type { Request, Response } from 'express';

const NAMES = { access: 'toric-access', refresh: 'toric-refresh' } as const;
/** Matches the tokens: a JWT, and 256 random bits in base64url. An API key matches neither. */
const SHAPES = { access: /^[\w-]+\.[\w-]+\.[\w-]+$/, refresh: /^[\w-]{43}$/ } as const;
export type Token = keyof typeof NAMES;

export type ConsoleCookies = ReturnType<typeof consoleCookies>;

/**
 * Returns the functions that read and write the cookies of the console. No script can read these cookies, and browsers
 * do not send them with requests of other sites. They are deleted when the browser is closed.
 *
 * The prefix `__Host-` makes a browser refuse a cookie of this name from a subdomain or from a page without encryption.
 * Only a development system without encryption has cookies without the prefix.
 */
export function consoleCookies({ isDevelopment }: { isDevelopment: boolean }) {
  const isSecure = (request: Request) => !isDevelopment || request.secure;
  const nameOf = (request: Request, token: Token) => `${isSecure(request) ? '__Host-' : ''}${NAMES[token]}`;
  const optionsFor = (request: Request) =>
    ({ httpOnly: true, sameSite: 'strict', path: '/', secure: isSecure(request) }) as const;
  return {
    /**
     * Returns the token of a cookie. Returns undefined if there is none, or if there are several, because one of them
     * may come from another site.
     */
    read(request: Request, token: Token): string | undefined {
      const [value, ...others] = valuesOf(request.get('Cookie'), nameOf(request, token));
      return value !== undefined && others.length === 0 && SHAPES[token].test(value) ? value : undefined;
    },
    set(response: Response, token: Token, value: string): void {
      response.cookie(nameOf(response.req, token), value, optionsFor(response.req));
    },
    remove(response: Response): void {
      for (const token of ['access', 'refresh'] as const)
        response.clearCookie(nameOf(response.req, token), optionsFor(response.req));
    },
  };
}

function valuesOf(header = '', name: string): string[] {
  return header.split(';').flatMap((part) => {
    const [key = '', ...value] = part.split('=');
    return key.trim() === name ? [value.join('=').trim()] : [];
  });
}
