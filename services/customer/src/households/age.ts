/** Holds the age from which a person decides for herself. No known law sets another age. */
export const ADULT_AGE = 18;

/** Returns true if a person who was born on this day is under `ADULT_AGE` today. Both days are `YYYY-MM-DD`. */
export function isUnderAge(dateOfBirth: string, today: string): boolean {
  const birthday = `${String(Number(dateOfBirth.slice(0, 4)) + ADULT_AGE).padStart(4, '0')}${dateOfBirth.slice(4)}`;
  return today < birthday;
}
