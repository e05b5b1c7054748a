import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Starts the process with the bare route, which is the floor of reads. `close` stops the process. */
export async function openRouteFloor(adminDatabaseUrl: string) {
  const child = fork(join(import.meta.dirname, 'main.ts'), {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', DATABASE_URL: adminDatabaseUrl },
  });
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the bare route ended with ${code} during its start`);
    }),
  ]);
  const { port } = message as { port: number }; // the cast is safe: main.ts sends only this message
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      if (!child.connected) return;
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
