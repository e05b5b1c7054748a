import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { listAudience } from './features/list-audience.ts';
import { projectSegments } from './features/project-segments.ts';

/**
 * Declares the area of segments. It finds the customers for a campaign (the audience) by their purchases and by the
 * segments of the customer service. This area uses no other area.
 */
export const segments: Area<Reader> = {
  routes: [listAudience],
  subscriptions: { 'project-segments': projectSegments },
};
