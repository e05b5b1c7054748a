// What the lines and tables are called: scenarios write under these names, targets read them.

export const LINES = {
  order: 'order, HTTP to confirmed',
  sqlFloor: "floor: an order's seven transactions over bare pg",
  brokerFloor: "floor: an order's eight messages over bare amqplib",
  spread: 'order, each client on its own lot',
  hot: 'order, all clients on one lot',
  routeFloor: 'floor: bare Express, one indexed read',
  search: 'product search',
  detail: 'product detail',
  one: 'order, one instance of every service',
  two: 'order, two instances of every service',
  worked: 'order, after all orders in a row',
  fresh: 'order, in a system as it was at their beginning',
} as const;

export const GRIDS = {
  besideFloor: 'Beside the floor of both',
  cpu: 'CPU ms per order',
  memory: 'Resident memory, MB',
  wire: 'Per order',
  wireByProcess: 'SQL per order, by process',
  lastBoxes: 'Never oversold',
  bulk: 'Bulk load',
  inARow: 'Orders in a row, by tenths',
  startUp: 'npm start -- --once',
  yardsticks: 'The machine itself',
} as const;

export const SIX_SERVICES = 'the five services and the gateway';
export const columnOf = (clients: number) => (clients === 1 ? '1 client' : `${clients} clients`);
