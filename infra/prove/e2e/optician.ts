import type { Client } from '@toric/client/client';
import { signInStaff } from '../../shop/sign-in-staff.ts';

const opticians = new WeakMap<Client, { token: Promise<string>; until: number }>();

/**
 * Returns a token of the optician account of the shop. The same token is used for five minutes, because it is valid for
 * ten.
 */
export function opticianOf(api: Client, password: string): Promise<string> {
  const known = opticians.get(api);
  if (known && Date.now() < known.until) return known.token;
  const token = signInStaff(api, { email: 'optician@shop.example', password });
  opticians.set(api, { token, until: Date.now() + 300_000 });
  return token;
}

/** Lets the optician sign in again for the next buyer, because the session of the optician's token may have ended. */
export const forgetOptician = (api: Client): boolean => opticians.delete(api);
