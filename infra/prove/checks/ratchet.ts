export type Counts = Readonly<Record<string, number>>;

/**
 * Compares counts with recorded counts and returns one text per difference. A count may only fall: if it is higher, the
 * new mistakes must be corrected. If it is lower, the record must be lowered too, so that the count cannot rise to the
 * old number again. `record` is the file with the recorded numbers; `cure` says how to correct a higher count.
 */
export function ratchet(
  actual: Counts,
  recorded: Counts,
  { unit, record, cure }: { unit: string; record: string; cure: string },
): string[] {
  const keys = [...new Set([...Object.keys(actual), ...Object.keys(recorded)])].sort((a, b) => (a < b ? -1 : 1));
  return keys.flatMap((key) => {
    const [now, before] = [actual[key] ?? 0, recorded[key] ?? 0];
    const allowed = before === 0 ? '' : `, at most ${before}`;
    if (now > before) return [`${key} has ${now} ${unit}${allowed}: ${cure}`];
    if (now === before) return [];
    const change = now === 0 ? 'delete its entry' : `write ${now}`;
    return [
      `${key} has ${now} ${unit}, but ${record} records ${before}: ${change} there, so that it cannot rise again`,
    ];
  });
}
