/**
 * Describes whether the shop answers. A browser that is online may still get no answer, so failed requests count too.
 */
import { createStore, useStore } from './store.ts';

export type Connection = { readonly online: boolean; readonly since: number | undefined };

const PROBE_MS = 5_000;
const connection = createStore<Connection>({ online: true, since: undefined });
let probe: ReturnType<typeof setInterval> | undefined;
let whenBack: () => void = () => {};
let ask: () => Promise<boolean> = () => Promise.resolve(navigator.onLine);

/** Sets the request that probes whether the shop answers again, and the function that is called when it does. */
export function watchConnection(probeShop: () => Promise<boolean>, back: () => void): void {
  ask = probeShop;
  whenBack = back;
  addEventListener('offline', lost);
  addEventListener('online', () => void tryAgain());
  if (!navigator.onLine) lost();
}

async function tryAgain(): Promise<void> {
  if (await ask().catch(() => false)) reached();
}

/** Records that a request got no answer. From now on the shop is probed until it answers. */
export function lost(): void {
  if (!connection.get().online) return;
  connection.set({ online: false, since: Date.now() });
  probe ??= setInterval(() => void tryAgain(), PROBE_MS);
}

/** Records that the shop answered. */
export function reached(): void {
  if (connection.get().online) return;
  clearInterval(probe);
  probe = undefined;
  connection.set({ online: true, since: undefined });
  whenBack();
}

export const useConnection = (): Connection => useStore(connection);
