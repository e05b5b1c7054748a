import { createServer } from 'node:net';

/** Throws an error that says what to do if the gateway's port is in use. Otherwise returns. */
export async function assertPortFree(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? 'is taken by another program (perhaps by a Toric that still runs)'
          : `cannot be used (${error.code})`;
      reject(
        new Error(
          `Port ${port} of the gateway ${why}.\nStop that program, or choose another port: PORT=8090 npm start`,
        ),
      );
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}
