import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Express, Request, RequestHandler, Response } from 'express';
import { errorPage } from './error-page.ts';
import { fhirExtension } from './fhir-extension.ts';
import { documents } from './documents.ts';
import { publicFile, storedFile } from '../edge/public-answer.ts';

/**
 * Holds the page with the API reference. It works offline, because the gateway serves its scripts and the page requests
 * nothing from other hosts.
 */
const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Toric API</title></head>
<body><div id="app"></div><script src="/docs/reference.js"></script><script src="/docs/start.js"></script></body>
</html>`;
const START = `Scalar.createApiReference('#app', {
  url: '/openapi.json', withDefaultFonts: false, telemetry: false, proxyUrl: '', agent: { disabled: true },
  mcp: { disabled: true }, showDeveloperTools: 'never', hideClientButton: true,
});`;
const JSON_TYPE = 'application/json; charset=utf-8';
const SCRIPT_TYPE = 'text/javascript; charset=utf-8';
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const pagePolicy: RequestHandler = (_request, response, next) => {
  response.set('Content-Security-Policy', POLICY);
  next();
};

/**
 * Returns the path of the script of the API reference. In a container image the script is beside the bundled program.
 * When the gateway runs from its sources, the script is in its npm package.
 */
function referenceScript(): string {
  const bundled = join(import.meta.dirname, 'reference.js');
  if (existsSync(bundled)) return bundled;
  return join(dirname(createRequire(import.meta.url).resolve('@scalar/api-reference')), 'browser/standalone.js');
}

const DAY_SECONDS = 86_400;

type Handle = (request: Request, response: Response) => Promise<void>;

/** Returns a handler that is made at the first request. */
function onDemand(make: () => Handle): Handle {
  let handle: Handle | undefined;
  return (request, response) => {
    handle ??= make();
    return handle(request, response);
  };
}

/**
 * Mounts the documents of the API and the reference page. Caches may keep the documents for `cacheSeconds`. The build
 * writes the documents beside the bundle. A gateway that runs from its sources makes each when it is first wanted.
 */
export function mountDocs(app: Express, operations: readonly Operation[], cacheSeconds: number): void {
  const file = (type: string, text: string) => publicFile({ bytes: Buffer.from(text), type, seconds: cacheSeconds });
  app.get('/', (_request, response) => response.redirect('/docs'));
  for (const [name, text] of Object.entries(documents(operations))) {
    const built = join(import.meta.dirname, name);
    const kept = { type: JSON_TYPE, seconds: cacheSeconds };
    app.get(`/${name}`, existsSync(built) ? storedFile(built, kept) : onDemand(() => file(JSON_TYPE, text())));
  }
  app.get('/docs', pagePolicy, file('text/html; charset=utf-8', PAGE));
  app.get('/docs/start.js', file(SCRIPT_TYPE, START));
  app.get('/docs/reference.js', storedFile(referenceScript(), { type: SCRIPT_TYPE, seconds: DAY_SECONDS }));
  app.get('/docs/errors/:slug', pagePolicy, (request, response, next) => {
    const page = errorPage(String(request.params['slug']), operations);
    if (page === undefined) return next();
    response.type('html').send(page);
  });
  app.get('/docs/fhir/StructureDefinition/:name', (request, response, next) => {
    const definition = fhirExtension(request.path);
    if (definition === undefined) return next();
    response.type('application/fhir+json').json(definition);
  });
}
