import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { Reader } from '../reader.store.ts';
import { getCustomerTimeline } from './features/get-customer-timeline.ts';

/** The timeline of a customer. Reads the tables of most areas, and uses contacts and tasks to open their texts. */
export const timeline = ({ vault }: { vault: Vault }): Area<Reader> => ({ routes: [getCustomerTimeline({ vault })] });
