/** Words of complaints that leave the service which keeps them: nothing of who complained and of what was said. */
import { z } from 'zod';
import { Instant } from './kernel/common.ts';

export const Seriousness = z.enum(['complaint', 'suspected-incident', 'suspected-serious-incident']).meta({
  description: 'By MDR Art. 2(64) and (65): a suspected incident must be passed on at once (Art. 14(5))',
});
export const Party = z.enum(['manufacturer', 'authorised-representative', 'importer', 'authority']);
export const PassedOn = z.object({ to: Party, at: Instant });
export const ComplaintOutcome = z.enum(['no-defect-found', 'replaced', 'refunded', 'withdrawn-or-recalled', 'other']);
export const ComplaintStatus = z.enum(['open', 'closed']);
