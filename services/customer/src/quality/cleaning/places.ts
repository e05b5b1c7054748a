/** Derives the cities and regions of postcodes from the addresses of all customers. */
import { postcodeKey } from '../forms/postcode-form.ts';

type Place = {
  readonly country: string;
  readonly city: string;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
};
type Votes = { last: string; readonly city: Map<string, Vote>; readonly region: Map<string, Vote> };
type Vote = { readonly spelling: string; customers: number };

/**
 * A city or region is derived from a postcode only if this number of customers have it in their addresses and no
 * customer differs.
 */
const AGREEING = 3;
const NO_CITY = /^(?:[-–—.?]+|n\/?a|none|unknown|x{2,}|无|未知)$/iu;

/** Returns true if the city is a text that people type only because the field is required, such as `n/a`. */
export const isNoCity = ({ city, postalCode }: Pick<Place, 'city' | 'postalCode'>): boolean =>
  NO_CITY.test(city.trim()) || city.trim() === postalCode;

export type Places = {
  /**
   * Counts the city and region of an address. The caller passes the addresses of one customer one after the other, and
   * they count once for each postcode.
   */
  add(customerId: string, place: Place): void;
  /**
   * Returns the city or region on which all customers of the postcode agree. Returns undefined if they do not agree or
   * are too few.
   */
  agreed(of: 'city' | 'region', place: Pick<Place, 'country' | 'postalCode'>): string | undefined;
};

export function createPlaces(): Places {
  const known = new Map<string, Votes>();
  return {
    add(customerId, place) {
      if (place.postalCode === undefined) return;
      const key = postcodeKey(place.country, place.postalCode);
      const votes = known.get(key) ?? { last: '', city: new Map(), region: new Map() };
      known.set(key, votes);
      if (votes.last === customerId) return;
      votes.last = customerId;
      if (!isNoCity(place)) vote(votes.city, place.city);
      if (place.region !== undefined) vote(votes.region, place.region);
    },
    agreed(of, { country, postalCode }) {
      if (postalCode === undefined) return undefined;
      const votes = [...(known.get(postcodeKey(country, postalCode))?.[of].values() ?? [])];
      const [only] = votes;
      return votes.length === 1 && only && only.customers >= AGREEING ? only.spelling : undefined;
    },
  };
}

function vote(votes: Map<string, Vote>, spelling: string): void {
  const key = spelling.trim().toLowerCase();
  const given = votes.get(key) ?? { spelling: spelling.trim(), customers: 0 };
  given.customers++;
  votes.set(key, given);
}
