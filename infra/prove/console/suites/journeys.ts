// Does the work of a day from its first to its last click.
import { describe, expect, test } from '@jest/globals';
import type { HandName } from '../hands/hand.ts';
import { travel } from '../journeys/journey.ts';
import { journeysWith } from '../journeys/journeys.ts';
import type { Desk } from './desk.ts';

/** The issue asks for fifty boxes. The nightly run scans them all. */
const BOXES = 8;
/** The longest time that the hands of a clerk may need for a call. */
const PHONE_ORDER_SECONDS = 60;

/** Each journey is done once: the odd ones with the mouse, the even ones by keyboard alone. The nightly run does both. */
export function journeysSuite(desk: Desk): void {
  describe('a journey', () => {
    test.each(journeysWith({ boxes: BOXES }).map((journey, at) => [journey.name, journey, at] as const))(
      '%s',
      async (_name, journey, at) => {
        const hand: HandName = at % 2 === 0 ? 'keyboard' : 'mouse';
        const report = await travel(desk(), journey, hand);
        expect(report.keys + report.clicks).toBeGreaterThan(0);
        if (at === 0) expect(report.handSeconds).toBeLessThanOrEqual(PHONE_ORDER_SECONDS);
      },
      240_000,
    );
  });
}
