/**
 * Serves the pages to which mails link, and copies of them that a browser examines with axe. The content security
 * policy of these pages permits no script, so axe runs in a copy with the same HTML and the same stylesheet. Each copy
 * is in a frame as wide as a phone.
 */
import { createHttpApp } from '@toric/chassis/http/http';
import { closeServer, serve } from '@toric/chassis/http/server';
import { createLogger } from '@toric/chassis/process/logger';
import axe from 'axe-core';
import express from 'express';
import { z } from 'zod';
import { ownLimiter } from '../../../../gateway/src/edge/rate-limit.store.ts';
import type { Answer, UpstreamRequest } from '../../../../gateway/src/edge/upstream.ts';
import { mountPages } from '../../../../gateway/src/pages/link-pages.ts';

const PHONE = { width: 360, height: 740 };
const Examined = z.object({
  path: z.string(),
  violations: z.array(z.string()),
  /** Counts the pixels of the page that are outside the screen of a phone. */
  overflow: z.number(),
  language: z.string(),
});
type Examined = z.output<typeof Examined>;

/** Holds the script that runs in each copy of a page, and sends the findings of axe to the surrounding page. */
const EXAMINE = `
axe.run(document).then(({ violations }) => parent.postMessage({
  path: location.pathname + location.search,
  violations: violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' ')),
  overflow: Math.max(0, document.documentElement.scrollWidth - innerWidth),
  language: document.documentElement.lang,
}, '*'));`;

/** Holds the surrounding page, which shows one copy after the other and sends all findings to the server. */
const runner = (paths: readonly string[]) => `<!doctype html><title>pages</title>
<iframe id="phone" width="${PHONE.width}" height="${PHONE.height}"></iframe>
<script>
const paths = ${JSON.stringify(paths)};
const found = [];
const next = () => { document.getElementById('phone').src = '/copy' + paths[found.length]; };
addEventListener('message', ({ data }) => {
  found.push(data);
  if (found.length < paths.length) return next();
  fetch('/found', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(found) });
});
next();
</script>`;

/**
 * Serves the pages of links. `ask` answers the requests of the pages to the services. `found` resolves to the findings
 * after a browser has opened `origin`.
 */
export async function servePages(ask: (given: UpstreamRequest) => Promise<Answer>, paths: readonly string[]) {
  const limit = ownLimiter(10_000);
  const limits = { requests: limit, reads: limit, webhooks: limit, sensitive: limit, ofKeys: () => limit };
  let tell: (found: Examined[]) => void = () => undefined;
  const found = new Promise<Examined[]>((resolve) => (tell = resolve));
  let origin = '';
  const app = createHttpApp({
    log: createLogger('pages', 'silent'),
    routes(routes) {
      mountPages(routes, { upstreams: { ask }, limits });
      routes.get('/', (_, response) => void response.type('html').send(runner(paths)));
      routes.get('/axe.js', (_, response) => void response.type('js').send(axe.source));
      routes.get('/examine.js', (_, response) => void response.type('js').send(EXAMINE));
      routes.get(['/copy/pages/:page', '/copy/forms/:page', '/copy/surveys/:page'], async (request, response) => {
        const page = await fetch(`${origin}${request.originalUrl.replace('/copy', '')}`);
        const scripts = '<script src="/axe.js"></script><script src="/examine.js"></script>';
        response.type('html').send((await page.text()).replace('</body>', `${scripts}</body>`));
      });
      routes.post('/found', express.json({ limit: '1mb' }), (request, response) => {
        tell(z.array(Examined).parse(request.body));
        response.status(204).end();
      });
    },
  });
  const server = await serve(app, { port: 0, host: '127.0.0.1' });
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return { origin, found, close: () => closeServer(server) };
}
