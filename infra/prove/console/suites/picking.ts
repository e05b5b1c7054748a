// Tests in the console that orders are picked and packed by scanner, with wrong scans among the right ones.
import { expect, test } from '@jest/globals';
import { travel } from '../journeys/journey.ts';
import { picking } from '../journeys/picking.ts';
import type { Desk } from './desk.ts';

/** Counts the orders that this suite picks. The nightly run picks forty. */
const FEW_ORDERS = 6;

export function pickingSuite(desk: Desk): void {
  test('orders are picked and packed by scanner, and all ten wrong scans are caught', async () => {
    const report = await travel(desk(), picking(FEW_ORDERS), 'mouse');
    expect(report.clicks).toBeGreaterThan(0);
  }, 240_000);
}
