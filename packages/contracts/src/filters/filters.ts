/**
 * Defines the grammar of filters. A field of a list has one parameter for each relation: `status` (is), `statusIn` (is
 * one of) and `statusNot` (is none of); `expectedFrom`, `expectedTo` and `expectedIs` (empty or set). An item must meet
 * all parameters of a request.
 */
import { z } from 'zod';
import { RequestDay, severalOf } from '../kernel/common.ts';

type Several<E extends z.ZodEnum> = ReturnType<typeof severalOf<E>>;
export type ChoiceParams<N extends string, E extends z.ZodEnum> = { readonly [K in N]: z.ZodOptional<E> } & {
  readonly [K in `${N}In` | `${N}Not`]: z.ZodOptional<Several<E>>;
};

/** Returns the parameters of a field with known values. */
export const choiceParams = <const N extends string, E extends z.ZodEnum>(name: N, values: E) =>
  ({
    [name]: values.optional(),
    [`${name}In`]: severalOf(values).optional().meta({ description: 'One of these values, with commas between.' }),
    [`${name}Not`]: severalOf(values).optional().meta({ description: 'Values to leave out, with commas between.' }),
  }) as ChoiceParams<N, E>; // the cast is safe: TypeScript widens computed property names

export type DayParams<N extends string> = {
  readonly [K in `${N}From` | `${N}To`]: z.ZodOptional<typeof RequestDay>;
};

/**
 * Returns the parameters of a field with a day. `what` is inserted into the description "Only items that <what> on this
 * day or later".
 */
export const dayParams = <const N extends string>(name: N, what: string) =>
  ({
    [`${name}From`]: RequestDay.optional().meta({ description: `Only items that ${what} on this day or later.` }),
    [`${name}To`]: RequestDay.optional().meta({ description: `Only items that ${what} on this day or earlier.` }),
  }) as DayParams<N>; // the cast is safe for the same reason as in `choiceParams`

export const Presence = z.enum(['empty', 'set']);
export type Presence = z.infer<typeof Presence>;

/** Returns the parameter of a field that may be empty. */
export const presenceParam = <const N extends string>(name: N) =>
  ({
    [`${name}Is`]: Presence.optional().meta({
      description: '`empty`: only items without this value. `set`: only others.',
    }),
    // the cast is safe for the same reason as in `choiceParams`
  }) as { readonly [K in `${N}Is`]: z.ZodOptional<typeof Presence> };
