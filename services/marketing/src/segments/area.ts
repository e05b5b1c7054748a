import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { listAudience } from './features/list-audience.ts';

/** Segments: finds the customers for a campaign by their purchases (the audience). This area uses no other area. */
export const segments: Area<Reader> = {
  routes: [listAudience],
};
