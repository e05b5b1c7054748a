import { expect, test } from '@jest/globals';
import type { TrainingPart } from '@toric/contracts/operator/training.http';
import { trainingView } from './training-view.ts';

const at = '2026-11-30T09:00:00.000Z';
const good: TrainingPart = {
  ...{ hasSample: true, keptAt: at, fits: true, resetId: null, resetAt: null, isQuiet: false, busy: 0 },
};
const stateOf = (...parts: (Partial<TrainingPart> | undefined)[]) =>
  trainingView(parts.map((part, index) => ({ service: `service-${index}`, part: part && { ...good, ...part } }))).state;

test('the shop is ready if all parts have kept the first day of the same version', () => {
  expect(stateOf({}, {})).toBe('ready');
  expect(stateOf({}, { keptAt: null })).toBe('not-kept');
  expect(stateOf({}, { fits: false })).toBe('updated');
});

test('a database that was not made for training is named before anything else', () => {
  expect(stateOf({ hasSample: false, keptAt: null }, undefined)).toBe('no-sample');
});

test('a reset goes on until every service answers again', () => {
  expect(stateOf({ isQuiet: true }, {})).toBe('resetting');
  expect(stateOf({}, undefined)).toBe('resetting');
  expect(trainingView([{ service: 'order', part: undefined }]).silent).toEqual(['order']);
});

test('a reset that reached some services only is incomplete', () => {
  const resetId = '0197a000-0000-7000-8000-000000000001';
  expect(stateOf({ resetId, resetAt: at }, { resetId, resetAt: at })).toBe('ready');
  expect(stateOf({ resetId, resetAt: at }, {})).toBe('incomplete');
});
