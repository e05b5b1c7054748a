// Starts a stand-in for the providers of channels, for development and tests. The stand-in has only invented accounts.
import { listening } from '../stand-in/listening.ts';
import type { ProvidersConfig } from './config.ts';
import { providersApp } from './http.ts';
import { openLedger } from './ledger.ts';
import { createTrouble } from './trouble.ts';

export async function startProviders(config: ProvidersConfig) {
  const ledger = await openLedger(config.PROVIDERS_DATA_DIR);
  const trouble = createTrouble();
  const app = providersApp(ledger, trouble, config.PROVIDERS_PAGE);
  const server = await listening(app, config);
  return {
    ...{ port: server.port, url: server.url, ledger, trouble },
    stop: () => server.close(),
  };
}
