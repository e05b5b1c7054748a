// Integration and end-to-end tests wait for real servers, and the machine may be busy: a test or a hook may take a minute.
import { jest } from '@jest/globals';

jest.setTimeout(60_000);
