import { createClient } from '@toric/client/client';
import { ProblemError } from '@toric/client/problem-error';
import { GetTraining, KeepTraining } from '@toric/contracts/operator/training.http';
import { type StaffLogin, signInStaff } from '../sign-in-staff.ts';
import type { Log } from './seed-context.ts';

type Options = { gatewayUrl: string; admin: StaffLogin; factorKey: string; log: Log };

/**
 * Lists the refusals of keeping the first day after which the shop starts nevertheless. The first day can be kept
 * later.
 */
const NOT_NOW: readonly string[] = ['training.busy', 'training.resetting', 'training.no-sample'];

/** Keeps the filled shop as the state to which a training shop is reset, unless it has kept one before. */
export async function keepFirstDay({ gatewayUrl, admin, factorKey, log }: Options): Promise<void> {
  const api = createClient({ baseUrl: `${gatewayUrl}/v1` });
  const token = await signInStaff(api, admin, { sampleKey: factorKey });
  const { state } = (await api.call(GetTraining, { token })).body;
  if (state === 'ready') return;
  try {
    await api.call(KeepTraining, { token });
    log('the shop keeps its first day: the console can reset it');
  } catch (error) {
    if (!(error instanceof ProblemError) || !NOT_NOW.includes(error.slug)) throw error;
    log(`the shop cannot be reset for training: ${error.message}`);
  }
}
