// Tests the work of a day in the console, from the first to the last click.
import { describe, expect, test } from '@jest/globals';
import type { HandName } from '../hands/hand.ts';
import { travel } from '../journeys/journey.ts';
import { journeysWith } from '../journeys/journeys.ts';
import type { Desk } from './desk.ts';

/** Counts the boxes that this suite scans. The nightly run scans fifty. */
const BOXES = 8;
/** Limits the seconds that the hands of a clerk need to order by phone during a call. */
const PHONE_ORDER_SECONDS = 60;

/**
 * Does each journey once: the odd ones with the mouse, the even ones with the keyboard alone. The nightly run does
 * both.
 */
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
