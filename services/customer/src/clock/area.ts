import type { Area } from '@toric/chassis/area';
import { testClockRoutes } from '@toric/chassis/test-clock/test-clock.routes';
import type { CustomerConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';

/** The test clock of stacks that are not in production. Uses no other area. */
export const clock = ({ TEST_CLOCK }: Pick<CustomerConfig, 'TEST_CLOCK'>): Area<Reader> => ({
  routes: testClockRoutes(TEST_CLOCK === 'on'),
});
