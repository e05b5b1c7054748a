/** Fills a rule such as `T-{yyyy}-{seq:6}`: {yyyy} {mm} {dd} are the day in UTC, {seq:n} the number on at least n digits. */
export function orderNumber(rule: string, sequence: number, day: Date): string {
  const [yyyy = '', mm = '', dd = ''] = day.toISOString().slice(0, 10).split('-');
  const parts: Readonly<Record<string, string>> = { yyyy, mm, dd };
  return rule.replace(/\{(\w+)(?::(\d+))?\}/g, (all, name: string, width: string | undefined) =>
    name === 'seq' ? String(sequence).padStart(Number(width ?? 1), '0') : (parts[name] ?? all),
  );
}
