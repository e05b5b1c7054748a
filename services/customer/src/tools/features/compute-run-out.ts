import { query } from '@toric/chassis/http/endpoint';
import { ComputeRunOut } from '@toric/contracts/tools/tools.http';
import { runOut } from '@toric/optics/run-out';

/** POST /tools/run-out. Returns when each eye's lenses run out, and by when to order again. */
export const computeRunOut = query(ComputeRunOut, {
  async run({ body: { eyes, from }, language }) {
    const { eyes: byEye, why, ...earliest } = runOut(eyes, from);
    return { ...byEye, ...earliest, why: why[language] };
  },
});
