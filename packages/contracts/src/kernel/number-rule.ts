/** Numbers that people see, made by a rule such as `T-{yyyy}-{seq:6}`. */
import { z } from 'zod';

export const NumberRule = z
  .string()
  .regex(/\{seq(:\d+)?\}/, 'must contain {seq} or {seq:6}')
  .meta({ description: '{yyyy} {mm} {dd} of the day (UTC), {seq:6} the running number on six digits' });

export function numberBy(rule: string, sequence: number, day: Date): string {
  const [yyyy = '', mm = '', dd = ''] = day.toISOString().slice(0, 10).split('-');
  const parts: Readonly<Record<string, string>> = { yyyy, mm, dd };
  return rule.replace(/\{(\w+)(?::(\d+))?\}/g, (all, name: string, width: string | undefined) =>
    name === 'seq' ? String(sequence).padStart(Number(width ?? 1), '0') : (parts[name] ?? all),
  );
}
