import { usStateNamed, type UsState } from '@toric/contracts/iso/us-states';

/**
 * Finds the state at the end of an address: before its ZIP code, or as its last part. Returns undefined if the end of
 * the address names no state, for example because only a street is known.
 */
export function usStateOf(address: string): UsState | undefined {
  const end = address.trim().replace(/[\s,]*\b(?:U\.?S\.?A?\.?|United States(?: of America)?)$/i, '');
  const [, before, afterComma] = /^(.*?)[\s,]+\d{5}(?:-\d{4})?$/s.exec(end) ?? [undefined, undefined, end];
  const text = before ?? (/[,\n]/.test(afterComma ?? '') ? afterComma : undefined);
  if (text === undefined) return undefined;
  const [last = ''] = /[^,\n]*$/.exec(text) ?? [];
  const words = last.trim().replace(/\./g, '').split(/\s+/);
  // the longest name of a state is tried first, so that "west virginia" is not read as "virginia"
  for (const length of [3, 2, 1]) {
    if (length > words.length) continue;
    const name = words.slice(-length).join(' ');
    const state = /^[a-z ]+$/i.test(name) ? usStateNamed(name) : undefined; // "IN4" of "Suite IN4" is not Indiana
    if (state) return state;
  }
  return undefined;
}
