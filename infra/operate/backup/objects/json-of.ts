/** Returns the value of a JSON text. Returns undefined for any other text, for which the caller has a better error. */
export function jsonOf(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
