// Starts a stand-in for the provider of addresses, for development and tests. It knows no real address.
import type { AddressInfo } from 'node:net';
import type { CheckerConfig } from './config.ts';
import { checkerApp } from './http.ts';
import { openLedger } from './ledger.ts';
import { createTrouble } from './trouble.ts';

export async function startChecker(config: CheckerConfig) {
  const ledger = await openLedger(config.CHECKER_DATA_DIR);
  const trouble = createTrouble();
  const app = checkerApp(ledger, trouble);
  const server = await new Promise<ReturnType<typeof app.listen>>((resolve, reject) => {
    const listening = app.listen(config.PORT, config.HOST, (error?: Error) =>
      error ? reject(error) : resolve(listening),
    );
  });
  const { port } = server.address() as AddressInfo; // a listening TCP server has an AddressInfo
  return {
    ...{ port, url: `http://${config.HOST}:${port}`, ledger, trouble },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
