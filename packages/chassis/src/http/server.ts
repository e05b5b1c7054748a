import { createServer, IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Express } from 'express';

/**
 * Returns classes whose instances have Express's prototypes from the start. Otherwise Express would change the
 * prototype of each request and response. V8 then has no stable hidden class for them and looks up every access again,
 * which took a quarter of the CPU time of a read.
 */
function shapesOf(app: Express) {
  class Request extends IncomingMessage {}
  class Response extends ServerResponse {}
  app.request = Object.setPrototypeOf(Request.prototype, app.request);
  app.response = Object.setPrototypeOf(Response.prototype, app.response);
  return { IncomingMessage: Request, ServerResponse: Response };
}

/**
 * A request must have arrived completely after this number of ms. So a client that sends its body very slowly is
 * disconnected.
 */
const REQUEST_MS = 30_000;

type Address = { port: number; host: string; requestMs?: number };

/** Starts the app on its port. Rejects if the address is not free. */
export function serve(app: Express, { port, host, requestMs = REQUEST_MS }: Address): Promise<Server> {
  const times = {
    requestTimeout: requestMs,
    headersTimeout: Math.ceil(requestMs / 3),
    connectionsCheckingInterval: Math.ceil(requestMs / 30),
  };
  const server = createServer({ ...shapesOf(app), ...times }, app);
  return new Promise((resolve, reject) => {
    server.once('listening', () => resolve(server));
    server.once('error', reject);
    server.listen(port, host);
  });
}

/**
 * Stops accepting requests and waits until the running requests are finished. After ten seconds it closes their
 * connections.
 */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), 10_000);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
