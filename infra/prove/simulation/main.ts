// Command: npm run simulate -- [orders] [seed]
// Simulates random orders and prints how many lenses were shipped without evidence. Exits with 1 if there was such a
// lens.
import { orderProcess } from '../../../services/order/src/orders/order.process.ts';
import { simulate } from './simulate.ts';

const [orders = 1_000_000, seed = 1] = process.argv.slice(2).map(Number);
const started = performance.now();
const { grounds, ...tally } = simulate(orderProcess, orders, seed);
const seconds = ((performance.now() - started) / 1_000).toFixed(1);
console.log({ ...tally, grounds: [...grounds].sort().join(', '), seed, seconds });
process.exitCode = tally.withoutEvidence > 0 ? 1 : 0;
