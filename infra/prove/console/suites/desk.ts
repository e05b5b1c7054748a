import type { OpenConsole } from '../open-console.ts';

/**
 * Returns the console that the test file has opened. It is a function, because suites are declared before the console
 * is open.
 */
export type Desk = () => OpenConsole;
