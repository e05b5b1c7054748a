/** Lists the titles of workloads and grids. Scenarios write results under these titles, and targets read them. */

export const WORKLOADS = {
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
  thisNode: 'order, on the Node of this run',
  otherNode: 'order, on the Node of --node',
  worked: 'order, after the endurance run',
  fresh: 'order, in a new system',
} as const;

export const GRIDS = {
  shareOfFloor: 'Orders and their floor',
  cpu: 'CPU ms per order',
  memory: 'Resident memory, MB',
  wire: 'Per order',
  wireByProcess: 'SQL per order, by process',
  lastBoxes: 'Last boxes',
  bulk: 'Bulk load',
  endurance: 'Endurance run, by tenths',
  startUp: 'npm start -- --once',
  yardsticks: 'The machine itself',
} as const;

export const SIX_SERVICES = 'the five services and the gateway';
export const columnOf = (clients: number) => (clients === 1 ? '1 client' : `${clients} clients`);
