import helmet from 'helmet';

/**
 * Sets the headers that protect every answer of the gateway. An answer of the API is data: if a browser opens it as a
 * page, the page runs nothing, loads nothing and is in no frame. Pages set a policy of their own in place of this one.
 * Browsers use TLS for a year, also for all subdomains.
 */
export const protectAnswers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      sandbox: [],
    },
  },
  strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
});
