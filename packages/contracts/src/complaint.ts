/**
 * Declares the facts of a complaint that the customer service may send to other services. They reveal neither who
 * complained nor what the person reported.
 */
import { z } from 'zod';
import { Instant } from './kernel/common.ts';

export const Seriousness = z.enum(['complaint', 'suspected-incident', 'suspected-serious-incident']).meta({
  description: 'Seriousness by MDR Art. 2(64) and (65). A suspected incident must be passed on at once (Art. 14(5)).',
});
export const Party = z.enum(['manufacturer', 'authorised-representative', 'importer', 'authority']);
export const PassedOn = z.object({ to: Party, at: Instant });
export const ComplaintOutcome = z.enum(['no-defect-found', 'replaced', 'refunded', 'withdrawn-or-recalled', 'other']);
export const ComplaintStatus = z.enum(['open', 'closed']);
