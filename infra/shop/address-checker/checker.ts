// Starts a stand-in for the provider of address validation, for development and tests. The stand-in knows no real
// address.
import { listening } from '../stand-in/listening.ts';
import type { CheckerConfig } from './config.ts';
import { checkerApp } from './http.ts';
import { openLedger } from './ledger.ts';
import { createTrouble } from './trouble.ts';

export async function startChecker(config: CheckerConfig) {
  const ledger = await openLedger(config.CHECKER_DATA_DIR);
  const trouble = createTrouble();
  const app = checkerApp(ledger, trouble);
  const server = await listening(app, config);
  return {
    ...{ port: server.port, url: server.url, ledger, trouble },
    stop: () => server.close(),
  };
}
