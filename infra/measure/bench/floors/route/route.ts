// Starts the bare route, and stops it.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export async function openRouteFloor(adminDatabaseUrl: string) {
  const child = fork(join(import.meta.dirname, 'main.ts'), {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', DATABASE_URL: adminDatabaseUrl },
  });
  const [said] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the bare route ended with ${code} while it started`);
    }),
  ]);
  const { port } = said as { port: number }; // main.ts says nothing else
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      if (!child.connected) return;
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
