import { query } from '@toric/chassis/http/endpoint';
import { RUN_OUT_NOT_COMPUTABLE } from '@toric/contracts/tools/tools.errors';
import { ComputeRunOut } from '@toric/contracts/tools/tools.http';
import { runOut, runOutProblems } from '@toric/optics/run-out';

/** POST /tools/run-out. Returns when the lenses of each eye run out, and by when the customer must order again. */
export const computeRunOut = query(ComputeRunOut, {
  async run({ body: { eyes, from }, language }) {
    const errors = runOutProblems(eyes, from).map(({ path: pointer, message: detail }) => ({ pointer, detail }));
    if (errors.length > 0) throw RUN_OUT_NOT_COMPUTABLE().at(...errors);
    const { eyes: byEye, why, ...earliest } = runOut(eyes, from);
    return { ...byEye, ...earliest, why: why[language] };
  },
});
