import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/**
 * Starts an HTTP server of the app. Returns its address and a function that closes the server with its open
 * connections.
 */
export async function listening(app: Express, { HOST, PORT }: { readonly HOST: string; readonly PORT: number }) {
  const server = await new Promise<ReturnType<typeof app.listen>>((resolve, reject) => {
    const started = app.listen(PORT, HOST, (error?: Error) => (error ? reject(error) : resolve(started)));
  });
  const { port } = server.address() as AddressInfo; // a listening TCP server has an AddressInfo
  return {
    ...{ port, url: `http://${HOST}:${port}` },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
