import { expect, test } from '@jest/globals';
import { faults } from './faults/all.ts';
import { VICTIMS } from './faults/processes.ts';
import { makePlan, type Plan, tiers } from './plan.ts';

const all = (plan: Plan) => Object.values(plan).flatMap((steps) => steps.map(({ fault }) => fault));
const count = (names: readonly string[], name: string) => names.filter((one) => one === name).length;
const kinds = (names: Iterable<string>) =>
  new Set([...names].map((name) => faults.find((one) => one.name === name)?.kind));

test('fault names are unique, because a plan identifies faults by name', () => {
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
});

test('the same seed gives the same plan, and another seed gives another plan', () => {
  expect(makePlan(tiers.pr, 7, faults)).toEqual(makePlan(tiers.pr, 7, faults));
  expect(makePlan(tiers.pr, 7, faults)).not.toEqual(makePlan(tiers.pr, 8, faults));
});

test.each([1, 2, 3])('the pr tier has at least forty kills and one fault of each cheap kind (seed %d)', (seed) => {
  const names = all(makePlan(tiers.pr, seed, faults));
  const killed =
    names.filter((name) => /^kill (?!all)/.test(name)).length + VICTIMS.length * count(names, 'kill all at once');
  expect(killed).toBeGreaterThanOrEqual(tiers.pr.kills.total);
  expect(kinds(names)).toEqual(new Set(faults.filter(({ cheap }) => cheap).map(({ kind }) => kind)));
});

test('the nightly tier has a thousand kills, enough for each victim, and every fault', () => {
  const names = all(makePlan(tiers.nightly, 1, faults));
  expect(new Set(names)).toEqual(new Set(faults.map(({ name }) => name)));
  for (const victim of VICTIMS.filter((name) => name !== 'sandbox-provider'))
    expect(count(names, `kill ${victim}`)).toBe(150);
  expect([count(names, 'kill rabbitmq'), count(names, 'kill postgresql')]).toEqual([60, 60]);
  expect(names.filter((name) => name.startsWith('kill ')).length).toBeGreaterThan(1_000);
});

test('faults are selected by name or by kind, and an unknown name is an error', () => {
  expect(new Set(all(makePlan(tiers.pr, 1, faults, ['freeze order'])))).toEqual(new Set(['freeze order']));
  expect(kinds(all(makePlan(tiers.pr, 1, faults, ['freeze', 'poison'])))).toEqual(new Set(['freeze', 'poison']));
  expect(() => makePlan(tiers.pr, 1, faults, ['earthquake'])).toThrow('there is no fault earthquake');
});
