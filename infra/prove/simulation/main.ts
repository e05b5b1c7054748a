// Command: npm run simulate -- [orders] [seed]
// It simulates random orders and prints how many lenses were shipped without evidence. Then it simulates a tenth as
// many orders of customers who act alone, and prints how many lenses were shipped. It exits with 1 unless both numbers
// are 0.
import { orderProcess } from '../../../services/order/src/orders/order.process.ts';
import { simulate } from './simulate.ts';

const [orders = 1_000_000, seed = 1] = process.argv.slice(2).map(Number);
const started = performance.now();
const { grounds, ...tally } = simulate(orderProcess, orders, { seed });
const alone = simulate(orderProcess, orders / 10, { seed, alone: true });
const seconds = ((performance.now() - started) / 1_000).toFixed(1);
console.log({ ...tally, grounds: [...grounds].sort().join(', '), seed, seconds });
console.log({ customersAlone: alone.orders, shipped: alone.shipped });
process.exitCode = tally.withoutEvidence > 0 || alone.shipped > 0 ? 1 : 0;
