// Tests the table of the states of the US: that it is complete, and that addresses and ZIP codes are read by this one
// table.
import { expect, test } from '@jest/globals';
import { usStateOf } from '../verification/us-address.ts';
import { US_STATES, usStateNamed, usStatesAt, zonesInUnitedStates } from '@toric/contracts/iso/us-states';

test('it has the fifty states, the district, five territories and three addresses of the armed forces', () => {
  expect(US_STATES).toHaveLength(50 + 1 + 5 + 3);
  expect(new Set(US_STATES.map(({ code }) => code)).size).toBe(US_STATES.length);
});

test.each(US_STATES.filter(({ areas }) => areas.length > 0).map((state) => [state.names[0], state] as const))(
  '%s is found by its name, its abbreviation, an address and each of its ZIP codes, with the same zones',
  (name, state) => {
    expect([usStateNamed(name), usStateNamed(state.code), usStateOf(`1 Lens Way, Town, ${name}`)]).toEqual([
      ...[state, state, state],
    ]);
    expect(zonesInUnitedStates(name)).toEqual(state.zones);
    for (const [from, to] of state.areas) {
      for (const area of [from, to]) {
        const postalCode = state.code === 'AS' ? '96799' : `${String(area).padStart(3, '0')}01`;
        expect(usStatesAt(postalCode).map((one) => one.state)).toContain(state);
        for (const zone of zonesInUnitedStates(state.code, postalCode) ?? []) expect(state.zones).toContain(zone);
      }
    }
  },
);

test('no two states share a ZIP area, but for the islands of the Pacific', () => {
  const areas = US_STATES.flatMap((state) =>
    state.areas.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, n) => from + n)),
  );
  expect(areas.filter((area, n) => areas.indexOf(area) !== n)).toEqual([969, 967]);
});

test('an address of the armed forces may be in any zone, whatever its ZIP code', () => {
  expect(zonesInUnitedStates('AA', '34001')).toBeUndefined();
  expect(usStateOf('CMR 415, APO AE 09114')?.zones).toEqual([]);
});
