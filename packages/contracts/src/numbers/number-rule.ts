import { requestText } from '../kernel/text.ts';

/** Holds the pattern of the numbers that people see, such as `T-{yyyy}-{seq:6}` for orders. */
export const NumberRule = requestText()
  .regex(/\{seq(:\d+)?\}/, 'must contain {seq} or {seq:6}')
  .meta({
    description: '{yyyy}, {mm} and {dd} are the day in UTC. {seq:6} is the running number, padded to six digits.',
  });

export function formatNumber(rule: string, sequence: number, day: Date): string {
  const [yyyy = '', mm = '', dd = ''] = day.toISOString().slice(0, 10).split('-');
  const parts: Readonly<Record<string, string>> = { yyyy, mm, dd };
  return rule.replace(/\{(\w+)(?::(\d+))?\}/g, (all, name: string, width: string | undefined) =>
    name === 'seq' ? String(sequence).padStart(Number(width ?? 1), '0') : (parts[name] ?? all),
  );
}
