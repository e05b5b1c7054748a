import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { messages } from '@toric/contracts/messages';
import type { Operation } from '@toric/contracts/kernel/operation';
import { asyncApi } from '@toric/messaging/asyncapi/asyncapi';
import type { Express, RequestHandler } from 'express';
import { errorPage } from './error-page.ts';
import { fhirExtension } from './fhir-extension.ts';
import { openApiDocument } from './openapi.ts';
import { publicFile } from '../edge/public-answer.ts';

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
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'";

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

/** Mounts the documents of the API and the reference page. Caches may keep the documents for `cacheSeconds`. */
export function mountDocs(app: Express, operations: readonly Operation[], cacheSeconds: number): void {
  const messageDocument = asyncApi(messages.map((message) => ({ message, senders: message.senders })));
  const file = (type: string, bytes: string | Buffer, seconds = cacheSeconds) =>
    publicFile({ bytes: Buffer.from(bytes), type, seconds });
  app.get('/', (_request, response) => response.redirect('/docs'));
  app.get('/openapi.json', file(JSON_TYPE, JSON.stringify(openApiDocument(operations))));
  app.get('/asyncapi.json', file(JSON_TYPE, JSON.stringify(messageDocument)));
  app.get('/docs', pagePolicy, file('text/html; charset=utf-8', PAGE));
  app.get('/docs/start.js', file(SCRIPT_TYPE, START));
  app.get('/docs/reference.js', file(SCRIPT_TYPE, readFileSync(referenceScript()), DAY_SECONDS));
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
