// Lets a test set faults, because a stand-in should be able to behave as badly as the system that it replaces. Each
// stand-in has its own words for the places and the kinds of faults.
import type { Express } from 'express';
import { z } from 'zod';

/** Returns the schema of a fault. A number is an HTTP status, and a word is a fault that the stand-in knows. */
export const actOf = <const Act extends string>(acts: readonly Act[]) =>
  z.union([z.int().min(400).max(599), z.enum(acts)]);

/** Describes the number of requests that a rule hits. All stand-ins have this field in their rules. */
export const NEXT = z
  .int()
  .positive()
  .optional()
  .meta({ description: 'How many requests it hits. If absent, all until the next setting.' });
export const DELAY = z.int().min(0).max(60_000);

export const settingOf = <Rule extends z.ZodType>(rule: Rule) => z.strictObject({ rules: z.array(rule).max(20) });

type AnyRule = {
  /** Names the place at which the rule hits. If it is absent, the rule hits everywhere. */
  readonly at?: string | undefined;
  readonly next?: number | undefined;
  /** Holds the share of the requests that the rule hits. If it is absent, the rule hits all of them. */
  readonly chance?: number | undefined;
};

/** Returns the fault rules of a stand-in. They are only in memory, so a restart ends all faults. */
export function createRules<Rule extends AnyRule>() {
  let rules: { readonly rule: Rule; left: number }[] = [];
  return {
    set(setting: { readonly rules: readonly Rule[] }): void {
      rules = setting.rules.map((rule) => ({ rule, left: rule.next ?? Number.POSITIVE_INFINITY }));
    },
    /** Returns the rule that hits the present request at a place. Returns undefined if no rule hits it. */
    at(place?: Rule['at']): Rule | undefined {
      const hit = rules.find(
        ({ rule, left }) => left > 0 && (rule.at ?? place) === place && Math.random() < (rule.chance ?? 1),
      );
      if (hit) hit.left -= 1;
      return hit?.rule;
    },
  };
}

/** Adds the route `POST /control/trouble`, which replaces the fault rules. */
export function controlTrouble<Setting>(
  app: Express,
  schema: z.ZodType<Setting>,
  trouble: { readonly set: (setting: Setting) => void },
): void {
  app.post('/control/trouble', (request, response) => {
    const setting = schema.safeParse(request.body);
    if (!setting.success) return void response.status(400).json({ error: z.prettifyError(setting.error) });
    trouble.set(setting.data);
    response.status(204).end();
  });
}
