// npm run pack:client: makes the npm package of the client and prints the path of its archive.
import { join } from 'node:path';
import { ROOT } from '../system/parts.ts';
import { packClient } from './pack.ts';

console.log(packClient(join(ROOT, '.toric/client')));
