import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { computeRunOut } from './features/compute-run-out.ts';
import { computeVerificationDeadline } from './features/compute-verification-deadline.ts';
import { convertVertex } from './features/convert-vertex.ts';
import { getJurisdiction } from './features/get-jurisdiction.ts';
import { listJurisdictions } from './features/list-jurisdictions.ts';

/** Declares the area `tools`: calculators that need no data, and the rules of jurisdictions. It uses no other area. */
export const tools: Area<Reader> = {
  routes: [computeVerificationDeadline, convertVertex, computeRunOut, listJurisdictions, getJurisdiction],
};
