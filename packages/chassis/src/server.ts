/** An Express app on its port. */
import { createServer, IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Express } from 'express';

/**
 * Express gives each request and response its own prototype when it takes them in, after which V8 has no stable shape of
 * them: every access is looked up anew, a quarter of the CPU time of a read. Made with that prototype, they keep their shape.
 */
function shapesOf(app: Express) {
  class Request extends IncomingMessage {}
  class Response extends ServerResponse {}
  app.request = Object.setPrototypeOf(Request.prototype, app.request);
  app.response = Object.setPrototypeOf(Response.prototype, app.response);
  return { IncomingMessage: Request, ServerResponse: Response };
}

/** Rejects when the address cannot be had. */
export function serve(app: Express, { port, host }: { port: number; host: string }): Promise<Server> {
  const server = createServer(shapesOf(app), app);
  return new Promise((resolve, reject) => {
    server.once('listening', () => resolve(server));
    server.once('error', reject);
    server.listen(port, host);
  });
}

/** Takes no new request, lets those under way finish for ten seconds. */
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
