import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { Reader } from '../reader.store.ts';
import { getCustomerTimeline } from './features/get-customer-timeline.ts';

/** Declares the area `timeline`. It reads tables of most areas, and uses contacts and tasks to decrypt texts. */
export const timeline = ({ vault }: { vault: Vault }): Area<Reader> => ({ routes: [getCustomerTimeline({ vault })] });
