// Tests the calculators of the API with extreme numbers: each number is in its range, but the result may be out of
// range.
import { expect, test } from '@jest/globals';
import type { Endpoint } from '@toric/chassis/http/endpoint';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { z } from 'zod';
import { computeRunOut } from '../../../services/customer/src/tools/features/compute-run-out.ts';
import { computeVerificationDeadline } from '../../../services/customer/src/tools/features/compute-verification-deadline.ts';
import { convertVertex } from '../../../services/customer/src/tools/features/convert-vertex.ts';
import { seeded } from '../chaos/random.ts';
import { Schema } from './document.ts';
import { EDGES, valueFor } from './values.ts';

const ids = new Map([['timeZone', ['Pacific/Apia', 'America/New_York']]]);
const CALCULATORS: readonly Endpoint<never>[] = [computeRunOut, computeVerificationDeadline, convertVertex];

/**
 * Returns how a calculator answers a request body: `answered`, `refused` or `invalid`. Throws if its answer does not
 * fit its contract.
 */
async function outcomeOf(calculator: Endpoint<never>, body: unknown): Promise<string> {
  const { operation } = calculator;
  const parsed = operation.body?.safeParse(body);
  if (!parsed?.success) return 'invalid';
  try {
    operation.reply.parse(await calculator.run({ body: parsed.data, language: 'en' } as never));
    return 'answered';
  } catch (error) {
    if (error instanceof BusinessError) return 'refused';
    throw error;
  }
}

test.each(CALCULATORS.map((calculator) => [calculator.operation.id, calculator] as const))(
  '%s answers or refuses all numbers at their limits together',
  async (_, calculator) => {
    const schema = Schema.parse(
      z.toJSONSchema(calculator.operation.body ?? z.null(), { io: 'input', unrepresentable: 'any' }),
    );
    const outcomes = new Set<string>();
    for (let n = 0; n < 400; n += 1) {
      const random = seeded(n);
      const edge = random.pick(EDGES);
      outcomes.add(await outcomeOf(calculator, valueFor(schema, '', { random, schemas: {}, ids, edge })));
    }
    expect([...outcomes]).toContain('answered');
  },
);
