// Starts a stand-in for the providers of channels, for development and tests. It contains only invented accounts.
import type { AddressInfo } from 'node:net';
import type { ProvidersConfig } from './config.ts';
import { providersApp } from './http.ts';
import { openLedger } from './ledger.ts';
import { createTrouble } from './trouble.ts';

export async function startProviders(config: ProvidersConfig) {
  const ledger = await openLedger(config.PROVIDERS_DATA_DIR);
  const trouble = createTrouble();
  const app = providersApp(ledger, trouble, config.PROVIDERS_PAGE);
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
