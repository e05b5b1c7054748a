import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { Reader } from '../reader.store.ts';
import { confirmFacts } from './features/confirm-facts.ts';
import { getFreshness } from './features/get-freshness.ts';

/** Declares the area `freshness`: when each fact about a customer was last confirmed, and by whom. It uses `people`. */
export const freshness = (shared: { vault: Vault; months: number }): Area<Reader> => ({
  routes: [getFreshness(shared), confirmFacts(shared)],
});
