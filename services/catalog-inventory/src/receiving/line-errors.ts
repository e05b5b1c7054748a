/**
 * Collects the wrong lines of a receipt in one refusal. The refusal names all of them, and has the slug of the first
 * wrong line.
 */
import type { BusinessError, FieldError } from '@toric/contracts/kernel/business-error';
import type { Text } from '@toric/contracts/kernel/sentence';

type Refuse = (counts: { wrong: number; lines: number }) => BusinessError;
export type WrongLine = { readonly refuse: Refuse; readonly error: FieldError };

export const wrongLine = (refuse: Refuse, index: number, field: string, detail: Text): WrongLine => ({
  refuse,
  error: { pointer: `/lines/${index}/${field}`, detail },
});

/** Throws one refusal if any line is wrong, because a receipt is booked as a whole or not at all. */
export function refuseWrong(wrong: readonly WrongLine[], lines: number): void {
  const [first] = wrong;
  if (first) throw first.refuse({ wrong: wrong.length, lines }).at(...wrong.map(({ error }) => error));
}

export const isWrong = (line: object): line is WrongLine => 'refuse' in line;
