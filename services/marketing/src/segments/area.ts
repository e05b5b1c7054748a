import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { listAudience } from './features/list-audience.ts';

/** Segments: the customers who fit an audience. Uses no other area. */
export const segments: Area<Reader> = {
  routes: [listAudience],
};
