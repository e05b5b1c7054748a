// Extends the time-out: a test or a hook may take a minute. Integration and end-to-end tests wait for real servers, and
// the machine may be busy.
import { jest } from '@jest/globals';

jest.setTimeout(60_000);
