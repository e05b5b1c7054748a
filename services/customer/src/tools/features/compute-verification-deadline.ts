import { query } from '@toric/chassis/http/endpoint';
import { VERIFICATION_NOT_COMPUTABLE } from '@toric/contracts/tools/tools.errors';
import { ComputeVerificationDeadline } from '@toric/contracts/tools/tools.http';
import { verificationDeadline } from '@toric/optics/verification/deadline';

/**
 * POST /tools/verification-deadline. Returns the time from which a prescription counts as verified without an answer,
 * with each step of the computation.
 */
export const computeVerificationDeadline = query(ComputeVerificationDeadline, {
  async run({ body: { receivedAt, timeZone, knownSaturdayHours: saturdayHours, jurisdiction }, language }) {
    const request = { receivedAt: new Date(receivedAt), timeZone, saturdayHours, jurisdiction };
    const clock = verificationDeadline(request);
    if (!clock.ok) {
      const { path: pointer, message: detail } = clock.problem;
      throw VERIFICATION_NOT_COMPUTABLE().at({ pointer, detail });
    }
    return { ...clock, jurisdiction, steps: clock.steps.map(({ why, ...step }) => ({ ...step, why: why[language] })) };
  },
});
