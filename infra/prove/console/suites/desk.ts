import type { OpenConsole } from '../open-console.ts';

/** Returns the console that the file of the tests has opened. Suites are declared before it is open. */
export type Desk = () => OpenConsole;
