import { config } from 'zod';

// zod would try `new Function`, which the content security policy refuses and reports. This module is loaded before all
// schemas.
config({ jitless: true });
