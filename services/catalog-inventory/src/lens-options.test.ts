import { expect, test } from '@jest/globals';
import { compileMatrix } from '@toric/optics/matrix';
import fc from 'fast-check';
import { type Chosen, lensOptions } from './lens-options.ts';

const base = { baseCurve: [8.6], diameter: [14.5] };
const matrix = {
  segments: [
    {
      ...base,
      sphere: [{ from: -2, to: 0, step: 0.5 }],
      cylinder: [-0.75, -1.25],
      axis: [{ from: 10, to: 180, step: 10 }],
    },
    { ...base, sphere: [{ from: -4, to: -2.5, step: 0.5 }], cylinder: [-0.75], axis: [10, 20, 160, 170, 180] },
    { ...base, sphere: [{ from: -1, to: -0.5, step: 0.5 }], markets: ['KR'] },
  ],
};

test('the options of each parameter are exactly the values of the lenses that agree with the other choices', () => {
  const lenses = (market: string) => [...compileMatrix(matrix).enumerate(market)];
  const chosen = fc.record(
    {
      sphere: fc.constantFrom(-4, -2, -1),
      cylinder: fc.constantFrom(-0.75, -1.25),
      axis: fc.constantFrom(10, 90, 180),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(chosen, fc.constantFrom('US', 'KR'), (choice: Chosen, market) => {
      const options = lensOptions(matrix, market, choice);
      for (const dimension of ['sphere', 'cylinder', 'axis', 'add'] as const) {
        const agree = lenses(market).filter((lens) =>
          (['sphere', 'cylinder', 'axis'] as const).every(
            (other) => other === dimension || choice[other] === undefined || lens[other] === choice[other],
          ),
        );
        const values = new Set(agree.map((lens) => lens[dimension]).filter((value) => value !== undefined));
        expect(new Set(options[dimension])).toEqual(values);
      }
    }),
  );
});
