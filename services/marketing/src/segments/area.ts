import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { listAudience } from './features/list-audience.ts';
import { projectSegments } from './features/project-segments.ts';

/** Segments: finds the customers for a campaign by their purchases and by segments of
 *  the customer service (the audience). This area uses no other area. */
export const segments: Area<Reader> = {
  routes: [listAudience],
  subscriptions: { 'project-segments': projectSegments },
};
